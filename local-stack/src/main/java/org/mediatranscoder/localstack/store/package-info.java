/** Redis, MongoDB and S3: the real one, or what stands in for it. */
@NullMarked
package org.mediatranscoder.localstack.store;

import org.jspecify.annotations.NullMarked;

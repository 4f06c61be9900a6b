/** Redis: from the machine, else the one that is embedded. */
@NullMarked
package org.mediatranscoder.localstack.redis;

import org.jspecify.annotations.NullMarked;

/** Child processes that are watched, restarted, and never outlive their parent. */
@NullMarked
package org.mediatranscoder.localstack.supervise;

import org.jspecify.annotations.NullMarked;

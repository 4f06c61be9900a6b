/** The job hash, the owner's history and the live events. */
@NullMarked
package org.mediatranscoder.redis.job;

import org.jspecify.annotations.NullMarked;

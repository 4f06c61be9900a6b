/** JobRunr's storage on Redis. */
@NullMarked
package org.mediatranscoder.redis.jobrunr;

import org.jspecify.annotations.NullMarked;

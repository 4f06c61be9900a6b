/** Jobs on Redis. */
@NullMarked
package org.mediatranscoder.redis;

import org.jspecify.annotations.NullMarked;

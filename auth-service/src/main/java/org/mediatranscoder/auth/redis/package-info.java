/** How auth-service names its keys in Redis. */
@NullMarked
package org.mediatranscoder.auth.redis;

import org.jspecify.annotations.NullMarked;

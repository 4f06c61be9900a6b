/** Which tokens may be used and which accounts are being deleted, as auth-service says it. */
@NullMarked
package org.mediatranscoder.redis.access;

import org.jspecify.annotations.NullMarked;

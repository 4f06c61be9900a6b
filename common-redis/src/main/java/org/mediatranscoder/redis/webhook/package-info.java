/** Reads which webhooks there are, and keeps what was sent to them. */
@NullMarked
package org.mediatranscoder.redis.webhook;

import org.jspecify.annotations.NullMarked;

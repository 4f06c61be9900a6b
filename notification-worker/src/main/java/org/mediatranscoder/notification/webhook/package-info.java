/** Tells webhooks how jobs have ended, by the scheme of Standard Webhooks. */
@NullMarked
package org.mediatranscoder.notification.webhook;

import org.jspecify.annotations.NullMarked;

/** The channels by which the end of a job is told: mail and webhooks. */
@NullMarked
package org.mediatranscoder.notification.channel;

import org.jspecify.annotations.NullMarked;

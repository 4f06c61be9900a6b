/** The caller's webhooks, which auth-service keeps; their tests, logs and what they are sent. */
@NullMarked
package org.mediatranscoder.gateway.webhook;

import org.jspecify.annotations.NullMarked;

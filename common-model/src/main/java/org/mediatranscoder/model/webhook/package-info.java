/** Webhooks: what services tell each other about them, and what a receiver is told. */
@NullMarked
package org.mediatranscoder.model.webhook;

import org.jspecify.annotations.NullMarked;

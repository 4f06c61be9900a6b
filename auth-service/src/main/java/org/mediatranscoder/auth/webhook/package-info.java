/** The webhooks of accounts, and their secrets. */
@NullMarked
package org.mediatranscoder.auth.webhook;

import org.jspecify.annotations.NullMarked;

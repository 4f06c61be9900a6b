/** The person's account and API tokens, which auth-service keeps; its export and its deletion. */
@NullMarked
package org.mediatranscoder.gateway.account;

import org.jspecify.annotations.NullMarked;

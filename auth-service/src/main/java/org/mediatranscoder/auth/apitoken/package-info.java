/** Tokens that a person makes for scripts: long-lived, of little power, and revoked at once. */
@NullMarked
package org.mediatranscoder.auth.apitoken;

import org.jspecify.annotations.NullMarked;

/** Signing in and out at auth-service. */
@NullMarked
package org.mediatranscoder.ui.login;

import org.jspecify.annotations.NullMarked;

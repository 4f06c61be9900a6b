/** Logs people in and issues the tokens that all services check. */
@NullMarked
package org.mediatranscoder.auth;

import org.jspecify.annotations.NullMarked;

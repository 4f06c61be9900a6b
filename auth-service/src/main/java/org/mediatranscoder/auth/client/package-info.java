/** The programs that may ask for tokens. */
@NullMarked
package org.mediatranscoder.auth.client;

import org.jspecify.annotations.NullMarked;

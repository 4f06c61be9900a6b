/** The access token that the page uses at the gateway. */
@NullMarked
package org.mediatranscoder.ui.token;

import org.jspecify.annotations.NullMarked;

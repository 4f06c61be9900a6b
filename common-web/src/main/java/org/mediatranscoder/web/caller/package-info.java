/** Who is calling: an account in a controller's parameters. */
@NullMarked
package org.mediatranscoder.web.caller;

import org.jspecify.annotations.NullMarked;

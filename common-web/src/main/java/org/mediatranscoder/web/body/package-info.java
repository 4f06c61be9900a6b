/** How large the body of a request may be. */
@NullMarked
package org.mediatranscoder.web.body;

import org.jspecify.annotations.NullMarked;

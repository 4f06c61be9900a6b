/** The page itself. */
@NullMarked
package org.mediatranscoder.ui.page;

import org.jspecify.annotations.NullMarked;

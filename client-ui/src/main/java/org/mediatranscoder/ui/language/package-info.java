/** The language of the pages: which one a person gets, and the texts of each. */
@NullMarked
package org.mediatranscoder.ui.language;

import org.jspecify.annotations.NullMarked;

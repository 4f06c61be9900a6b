/** The web page, and the back end that keeps its tokens. */
@NullMarked
package org.mediatranscoder.ui;

import org.jspecify.annotations.NullMarked;

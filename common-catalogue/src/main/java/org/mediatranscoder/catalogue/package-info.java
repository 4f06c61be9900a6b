/** The catalogue of formats as a file that every release contains. */
@NullMarked
package org.mediatranscoder.catalogue;

import org.jspecify.annotations.NullMarked;

/** The catalogue of output formats as other services see it. */
@NullMarked
package org.mediatranscoder.model.format;

import org.jspecify.annotations.NullMarked;

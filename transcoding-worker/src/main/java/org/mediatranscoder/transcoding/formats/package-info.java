/** The catalogue of formats that this worker makes. */
@NullMarked
package org.mediatranscoder.transcoding.formats;

import org.jspecify.annotations.NullMarked;

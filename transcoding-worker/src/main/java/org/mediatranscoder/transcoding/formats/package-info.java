/** How this worker encodes the formats of the catalogue, and which of them it cannot make. */
@NullMarked
package org.mediatranscoder.transcoding.formats;

import org.jspecify.annotations.NullMarked;

/** Turns a source into the format that was asked for. */
@NullMarked
package org.mediatranscoder.transcoding;

import org.jspecify.annotations.NullMarked;

/**
 * One video in several chunks that are encoded side by side and joined to what one encode of the
 * whole would have made: the same frames at the same times. A chunk begins at a key frame of the
 * source, and its frames are selected by when they are shown. The audio is never cut.
 */
@NullMarked
package org.mediatranscoder.transcoding.chunks;

import org.jspecify.annotations.NullMarked;

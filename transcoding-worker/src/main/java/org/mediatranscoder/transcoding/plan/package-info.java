/** From what a source holds and the format that is wanted to the arguments of ffmpeg: pure. */
@NullMarked
package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.NullMarked;

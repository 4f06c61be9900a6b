/** Runs ffprobe and ffmpeg on hostile files: what they may open, use and see, and for how long. */
@NullMarked
package org.mediatranscoder.transcoding.cage;

import org.jspecify.annotations.NullMarked;

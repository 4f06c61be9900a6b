package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * The beginning of a video as an animation without audio.
 *
 * @param longSide pixels of the longer side at most
 * @param fps frames per second
 * @param length of the beginning that is taken
 */
public record AnimationFormat(MediaFormat entry, int longSide, int fps, Duration length)
    implements OutputFormat {}

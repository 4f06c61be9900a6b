package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A moving picture.
 *
 * @param index among the streams of the file
 * @param codec ffprobe's name, such as {@code h264}
 * @param width in pixels as a viewer sees it: turned upright, with square pixels; likewise height
 * @param duration null where the file does not say
 */
public record VideoStream(
    int index, String codec, int width, int height, @Nullable Duration duration) {}

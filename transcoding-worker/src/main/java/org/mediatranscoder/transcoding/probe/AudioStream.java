package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sound.
 *
 * @param index among the streams of the file
 * @param codec ffprobe's name, such as {@code aac}
 * @param duration null where the file does not say
 */
public record AudioStream(
    int index, String codec, int channels, int sampleRate, @Nullable Duration duration) {}

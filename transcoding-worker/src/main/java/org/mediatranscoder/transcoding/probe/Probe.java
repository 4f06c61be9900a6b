package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a media file holds.
 *
 * @param container ffprobe's name, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration of the whole; null where unknown
 * @param exact whether the durations can be relied on: the container writes them down, and they are
 *     not guessed from the bit rate or from time stamps that may jump
 * @param streams how many there are, also those that are never used, such as subtitles
 * @param video the first moving picture that is no cover art; null if there is none
 * @param audio the first sound; null if there is none
 */
public record Probe(
    String container,
    @Nullable Duration duration,
    boolean exact,
    int streams,
    @Nullable VideoStream video,
    @Nullable AudioStream audio) {}

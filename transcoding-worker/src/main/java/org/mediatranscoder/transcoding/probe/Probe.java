package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a media file holds.
 *
 * @param container FFmpeg's name, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param startTime of the earliest stream on the clock of the file; null where unknown
 * @param duration of the whole, from its start time; null where unknown
 * @param exact whether the durations can be relied on: the container writes them down, and they are
 *     not guessed from the bit rate or from time stamps that may jump
 * @param streams all of them, also those that are never used, such as subtitles
 * @param chapters how many there are
 * @param video the stream to use; null if there is none
 * @param audio the stream to use; null if there is none
 */
public record Probe(
    String container,
    @Nullable Duration startTime,
    @Nullable Duration duration,
    boolean exact,
    List<MediaStream> streams,
    int chapters,
    @Nullable VideoStream video,
    @Nullable AudioStream audio) {

  public Probe {
    streams = List.copyOf(streams);
  }
}

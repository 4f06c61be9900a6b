package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a file plays from its start time on. What ffprobe says counts from zero in Matroska, and
 * up to FFmpeg 7 in MP4 too; 8.1 subtracts the start of MP4.
 */
final class WholeLength {

  private static final String MP4 = "mov,mp4,m4a,3gp,3g2,mj2";

  private WholeLength() {}

  static boolean isMatroska(String container) {
    return container.equals("matroska,webm");
  }

  /** Null if it is not known. */
  static @Nullable Duration of(
      String container,
      @Nullable Duration startTime,
      @Nullable Duration said,
      List<MediaStream> streams) {
    if (isMatroska(container)) {
      return sinceStart(said, startTime);
    }
    Duration end = MP4.equals(container) ? lastEnd(streams) : null;
    if (said == null || end == null || startTime == null || startTime.isNegative()) {
      return said;
    }
    Duration measured = end.minus(startTime);
    return measured.isPositive() && measured.compareTo(said) < 0 ? measured : said;
  }

  /** From its start to its end; null if it is not known or not positive. */
  static @Nullable Duration sinceStart(@Nullable Duration end, @Nullable Duration start) {
    if (end == null || start == null || start.isNegative()) {
      return end;
    }
    Duration length = end.minus(start);
    return length.isPositive() ? length : null;
  }

  /** When the last of all streams ends; null if one does not say or is none that we understand. */
  private static @Nullable Duration lastEnd(List<MediaStream> streams) {
    Duration last = null;
    for (MediaStream stream : streams) {
      Duration end = end(stream);
      if (end == null) {
        return null;
      }
      last = last == null || end.compareTo(last) > 0 ? end : last;
    }
    return last;
  }

  private static @Nullable Duration end(MediaStream stream) {
    return switch (stream) {
      case VideoStream video -> sum(video.startTime(), video.duration());
      case AudioStream audio -> sum(audio.startTime(), audio.duration());
      case SubtitleStream _, OtherStream _ -> null;
    };
  }

  private static @Nullable Duration sum(@Nullable Duration one, @Nullable Duration other) {
    return one == null || other == null ? null : one.plus(other);
  }
}

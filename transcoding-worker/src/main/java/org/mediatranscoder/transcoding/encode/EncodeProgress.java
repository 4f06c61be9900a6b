package org.mediatranscoder.transcoding.encode;

import com.github.kokorin.jaffree.ffmpeg.FFmpegProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far ffmpeg is.
 *
 * @param position in the output, up to which it is written; zero before the first frame
 * @param frames written so far; null without video, and likewise fps
 * @param bytes written so far
 * @param fps output frames per second of wall-clock time
 * @param speed seconds of media per second of wall-clock time; null while unknown
 */
public record EncodeProgress(
    Duration position,
    @Nullable Long frames,
    @Nullable Long bytes,
    @Nullable Double fps,
    @Nullable Double speed) {

  static final EncodeProgress NONE = new EncodeProgress(Duration.ZERO, null, null, null, null);

  static EncodeProgress of(FFmpegProgress progress) {
    Long micros = progress.getTimeMicros();
    return new EncodeProgress(
        Duration.ofNanos(micros == null ? 0 : Math.max(0, micros) * 1000),
        progress.getFrame(),
        progress.getSize(),
        progress.getFrame() == null ? null : positive(progress.getFps()),
        positive(progress.getSpeed()));
  }

  /** FFmpeg writes 0 before it has measured. */
  private static @Nullable Double positive(@Nullable Double value) {
    return value != null && value > 0 ? value : null;
  }

  /** The same at another position; how many bytes there are is not known there. */
  EncodeProgress at(Duration other) {
    return new EncodeProgress(other, frames, null, fps, speed);
  }

  boolean isBeyond(EncodeProgress earlier) {
    return position.compareTo(earlier.position) > 0
        || count(frames) > count(earlier.frames)
        || count(bytes) > count(earlier.bytes);
  }

  private static long count(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}

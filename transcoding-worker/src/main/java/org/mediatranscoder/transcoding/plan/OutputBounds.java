package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.springframework.util.unit.DataSize;

/**
 * What an output may cost.
 *
 * @param longest media that come out
 * @param expected size of usual media, for which room is reserved; null if the length is unknown
 * @param most bytes of any media that are as long as the source says; ffmpeg is stopped there
 */
public record OutputBounds(Duration longest, @Nullable DataSize expected, DataSize most) {

  /** What a container needs beside its streams, in parts of them and in bytes. */
  private static final double CONTAINER = 1.02;

  private static final long HEADERS = 1 << 20;

  /** Tags are written in UTF-8, or in UTF-16 and once more. */
  private static final long BYTES_OF_TAG = 4;

  /**
   * Of streams that take so many bits a second.
   *
   * @param ahead bits that an encoder may be ahead of its rate
   * @param tags that are written too; null for none
   * @throws OutputTooLargeException if usual media would be above the limit
   */
  static OutputBounds of(
      MediaLength length,
      double usualBits,
      double mostBits,
      double ahead,
      @Nullable String tags,
      PlanLimits limits) {
    long extra = HEADERS + (tags == null ? 0 : BYTES_OF_TAG * tags.length());
    Duration expected = length.expected();
    DataSize usual = expected == null ? null : bytes(expected, usualBits, extra);
    if (usual != null && usual.compareTo(limits.maxOutput()) > 0) {
      throw OutputTooLargeException.expected(usual, limits.maxOutput());
    }
    DataSize most = bytes(length.most(), mostBits, extra + (long) (ahead / 8));
    boolean bounded = most.compareTo(limits.maxOutput()) < 0;
    return new OutputBounds(length.longest(), usual, bounded ? most : limits.maxOutput());
  }

  private static DataSize bytes(Duration length, double bitsPerSecond, long extra) {
    double streams = length.toMillis() / 1000.0 * bitsPerSecond / 8 * CONTAINER;
    return DataSize.ofBytes((long) Math.min(streams, Long.MAX_VALUE / 2.0) + extra);
  }
}

package org.mediatranscoder.transcoding.cmaf;

import java.nio.ByteBuffer;

/**
 * What the samples of a {@code trun} (ISO/IEC 14496-12, 8.8.8) come to.
 *
 * @param samples how many
 * @param duration of all, in ticks
 * @param firstBytes size of the first one
 * @param earliest when the first of them is shown, in ticks after the first is decoded; likewise
 *     latest, when the last of them is shown
 * @param lastDecoded when the last one is decoded, in ticks after the first
 */
record SampleRun(
    int samples, long duration, long firstBytes, long earliest, long latest, long lastDecoded) {

  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_FLAGS = 0x4;
  private static final int DURATION = 0x100;
  private static final int SIZE = 0x200;
  private static final int FLAGS = 0x400;
  private static final int COMPOSITION = 0x800;

  /**
   * @param usualDuration of a sample that does not say its own; likewise usualSize
   */
  static SampleRun of(Box trun, long usualDuration, long usualSize) {
    ByteBuffer content = trun.content();
    int flags = trun.flags();
    int samples = content.getInt(4);
    int at = 8 + (has(flags, DATA_OFFSET) ? 4 : 0) + (has(flags, FIRST_FLAGS) ? 4 : 0);
    long duration = 0;
    long first = 0;
    long earliest = samples == 0 ? 0 : Long.MAX_VALUE;
    long latest = 0;
    long lastDecoded = 0;
    for (int i = 0; i < samples; i++) {
      long own = usualDuration;
      if (has(flags, DURATION)) {
        own = Integer.toUnsignedLong(content.getInt(at));
        at += 4;
      }
      long size = usualSize;
      if (has(flags, SIZE)) {
        size = Integer.toUnsignedLong(content.getInt(at));
        at += 4;
      }
      at += has(flags, FLAGS) ? 4 : 0;
      // Signed in version 1; in version 0 nothing of ours is as late as its sign.
      long shown = duration + (has(flags, COMPOSITION) ? content.getInt(at) : 0);
      at += has(flags, COMPOSITION) ? 4 : 0;
      earliest = Math.min(earliest, shown);
      latest = Math.max(latest, shown);
      lastDecoded = duration;
      duration += own;
      first = i == 0 ? size : first;
    }
    return new SampleRun(samples, duration, first, earliest, latest, lastDecoded);
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }
}

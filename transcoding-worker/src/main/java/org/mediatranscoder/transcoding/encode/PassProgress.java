package org.mediatranscoder.transcoding.encode;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One figure for all passes of an encode: how far the output is, as if it were made in one. Where
 * more passes are needed than were expected, it says less than before. Not safe for several
 * threads.
 */
final class PassProgress {

  /** Work of a pass that only finds out how difficult a video is, where that of another is 1. */
  static final double ANALYSIS = 0.6;

  static final double ENCODE = 1;

  private final EncodeWatcher watcher;
  private final @Nullable Duration whole;
  private double done;
  private double current;
  private double following;

  /**
   * @param whole length of the output; null if nobody knows
   */
  PassProgress(EncodeWatcher watcher, @Nullable Duration whole) {
    this.watcher = watcher;
    this.whole = whole;
  }

  /**
   * The pass that begins makes so much work.
   *
   * @param after the work of those that are sure to follow
   */
  EncodeWatcher begin(double work, double after) {
    done += current;
    current = work;
    following = after;
    return progress -> watcher.onProgress(overall(progress));
  }

  private EncodeProgress overall(EncodeProgress progress) {
    if (whole == null || whole.isZero() || (done == 0 && following == 0)) {
      return progress;
    }
    double part = Math.clamp((double) progress.position().toMillis() / whole.toMillis(), 0, 1);
    double fraction = (done + current * part) / (done + current + following);
    return progress.at(Duration.ofMillis(Math.round(fraction * whole.toMillis())));
  }
}

package org.mediatranscoder.acceptance.faults;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** How often a fault is tried, and how long something took. */
final class Times {

  /** {@code -Dtranscoder.test.times=1} tries each fault once. */
  static final int EACH = Integer.getInteger("transcoder.test.times", 5);

  private Times() {}

  /** The shortest and the longest one. */
  static String told(List<Duration> all) {
    return "%.1f to %.1f s".formatted(seconds(Collections.min(all)), seconds(Collections.max(all)));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}

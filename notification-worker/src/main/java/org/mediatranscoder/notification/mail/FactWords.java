package org.mediatranscoder.notification.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Sizes, lengths and days as people write them. */
final class FactWords {

  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private FactWords() {}

  /** Such as {@code 12.4 MB}. */
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
  }

  /** Such as {@code 12.4 MB, 81 % smaller than the source (65.3 MB)}. */
  static String sizes(long before, long after) {
    return size(after) + ", " + change(before, after) + " the source (" + size(before) + ")";
  }

  /** Rounded so that it never promises more than is true. */
  private static String change(long before, long after) {
    long percent = (long) (100.0 * Math.abs(before - after) / before);
    if (percent == 0) {
      return "as large as";
    }
    return percent + " % " + (after < before ? "smaller" : "larger") + " than";
  }

  /** Such as {@code 1:05} or {@code 1:00:05}. */
  static String length(Duration duration) {
    Duration rounded = duration.plusMillis(500);
    String minutesAndSeconds =
        String.format(
            Locale.ROOT,
            rounded.toHours() > 0 ? "%02d:%02d" : "%d:%02d",
            rounded.toMinutesPart(),
            rounded.toSecondsPart());
    return rounded.toHours() > 0 ? rounded.toHours() + ":" + minutesAndSeconds : minutesAndSeconds;
  }

  /** The day in UTC, such as {@code 29 November 2026}. */
  static String day(Instant time) {
    return DAY.format(time);
  }
}

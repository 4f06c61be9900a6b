package org.mediatranscoder.transcoding.probe;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which ffprobe writes numbers; whatever is none of them is unknown. */
final class ProbedText {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,6}):(\\d\\d):(\\d\\d(\\.\\d{1,9})?)");
  private static final Pattern RATIO = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

  private ProbedText() {}

  /** Such as {@code 3.023000}; null if unknown or zero. */
  static @Nullable Duration seconds(@Nullable String text) {
    if (text == null || !SECONDS.matcher(text).matches()) {
      return null;
    }
    Duration duration = Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue());
    return duration.isPositive() ? duration : null;
  }

  /** Such as {@code 00:00:03.023000000}, as Matroska's tags say it; null if unknown or zero. */
  static @Nullable Duration clock(@Nullable String text) {
    Matcher matcher = CLOCK.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    Duration seconds = seconds(matcher.group(3));
    Duration duration =
        (seconds == null ? Duration.ZERO : seconds)
            .plusHours(Long.parseLong(matcher.group(1)))
            .plusMinutes(Long.parseLong(matcher.group(2)));
    return duration.isPositive() ? duration : null;
  }

  /** Such as {@code 64:45}; 1 if unknown or so far from 1 that it is a mistake. */
  static double ratio(@Nullable String text) {
    Matcher matcher = RATIO.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return 1;
    }
    double ratio = Double.parseDouble(matcher.group(1)) / Double.parseDouble(matcher.group(2));
    return ratio >= 0.1 && ratio <= 10 ? ratio : 1;
  }

  /** Whether a rotation in degrees turns the picture by a quarter, one way or the other. */
  static boolean isQuarterTurn(String degrees) {
    try {
      return Math.abs(Math.round(Double.parseDouble(degrees))) % 180 == 90;
    } catch (NumberFormatException unknown) {
      return false;
    }
  }
}

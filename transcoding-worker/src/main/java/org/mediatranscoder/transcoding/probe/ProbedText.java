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
  private static final Pattern TIME = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

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

  /** How wide one pixel is; 1 if unknown or so far from 1 that it is a mistake. */
  static double pixelAspect(@Nullable Rational aspect) {
    double ratio = aspect == null ? 1 : aspect.toDouble();
    return ratio >= 0.1 && ratio <= 10 ? ratio : 1;
  }

  /** A time on the clock of a file, such as {@code -0.023220}; null if unknown. */
  static @Nullable Duration time(@Nullable String text) {
    return text != null && TIME.matcher(text).matches()
        ? Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue())
        : null;
  }

  /** A whole number, which may be negative; null if unknown. */
  static @Nullable Long number(@Nullable String text) {
    return text != null && NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  /** Such as {@code -90} or {@code 90.00}, to whole degrees; null if unknown. */
  static @Nullable Integer degrees(@Nullable String text) {
    return text != null && TIME.matcher(text).matches()
        ? (Integer) (int) Math.round(Double.parseDouble(text))
        : null;
  }
}

package org.mediatranscoder.transcoding.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exact ratio, such as the frame rate 30000/1001 or the sample aspect ratio 64:45.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record Rational(long numerator, long denominator) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})[/:](\\d{1,18})");

  public Rational {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException("Not positive: " + numerator + "/" + denominator);
    }
  }

  /** Reads ffprobe's {@code 25/1} or {@code 64:45}; null if unknown, which it writes with a 0. */
  static @Nullable Rational parse(@Nullable String text) {
    Matcher matcher = TEXT.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    long numerator = Long.parseLong(matcher.group(1));
    long denominator = Long.parseLong(matcher.group(2));
    return numerator == 0 || denominator == 0 ? null : new Rational(numerator, denominator);
  }

  public double toDouble() {
    return (double) numerator / denominator;
  }

  /** As FFmpeg's options take it, such as {@code 30000/1001}. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}

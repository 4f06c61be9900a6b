package org.mediatranscoder.redis.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a history: after the job of this score and id.
 *
 * @param score milliseconds since 1970 in decimal, or {@code +inf}
 * @param id orders jobs of the same millisecond, greatest first
 */
public record HistoryCursor(String score, String id) {

  /** Before the newest job. */
  static final HistoryCursor NEWEST = new HistoryCursor("+inf", "");

  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,15})-([0-9a-f-]{36})");

  /** Whether the text is what {@link #toString} gives. */
  public static boolean isCursor(String text) {
    return SYNTAX.matcher(text).matches();
  }

  /**
   * @throws InvalidCursorException if the text is not what {@link #toString} gives
   */
  static HistoryCursor parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidCursorException();
    }
    return new HistoryCursor(matcher.group(1), matcher.group(2));
  }

  @Override
  public String toString() {
    return score + "-" + id;
  }
}

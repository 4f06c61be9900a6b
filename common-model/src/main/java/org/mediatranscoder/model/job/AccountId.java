package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names one account: the {@code sub} of its tokens. 1 to 64 letters, digits, {@code _} or {@code
 * -}.
 */
public record AccountId(@JsonValue String value) {

  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws IllegalArgumentException if the text has other characters, so that no id can reach into
   *     another key
   */
  @JsonCreator
  public AccountId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("No account id");
    }
  }

  /** Whether the text has the syntax of an account id. */
  public static boolean isValid(String text) {
    return SYNTAX.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}

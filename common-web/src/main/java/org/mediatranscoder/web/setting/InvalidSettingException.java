package org.mediatranscoder.web.setting;

import org.jspecify.annotations.Nullable;

/** A setting is missing or no good. Never names the value, which may be a secret. */
public class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String property;
  private final String problem;

  /**
   * @param property its whole name, such as {@code transcoder.links.keys}
   * @param problem goes on from the name: "is missing"
   */
  public InvalidSettingException(String property, String problem) {
    super(property + " " + problem);
    this.property = property;
    this.problem = problem;
  }

  /**
   * Checks a secret.
   *
   * @param minimum in characters
   * @throws InvalidSettingException if it is absent or shorter
   */
  public static void requireSecret(String property, @Nullable String secret, int minimum) {
    if (secret == null || secret.isBlank()) {
      throw new InvalidSettingException(property, "is missing");
    }
    if (secret.length() < minimum) {
      throw new InvalidSettingException(
          property, "is too short: " + minimum + " characters at least");
    }
  }

  String property() {
    return property;
  }

  String problem() {
    return problem;
  }
}

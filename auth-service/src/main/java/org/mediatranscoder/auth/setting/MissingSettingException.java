package org.mediatranscoder.auth.setting;

import org.jspecify.annotations.Nullable;

/** A setting without a safe default is missing or too weak. Never names its value. */
public class MissingSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String property;

  private MissingSettingException(String property, String message) {
    super(message);
    this.property = property;
  }

  /**
   * Checks a secret.
   *
   * @param minimum in characters
   * @throws MissingSettingException if it is absent or shorter
   */
  public static void requireSecret(String property, @Nullable String secret, int minimum) {
    if (secret == null || secret.isBlank()) {
      throw new MissingSettingException(property, "The setting " + property + " is missing.");
    }
    if (secret.length() < minimum) {
      throw new MissingSettingException(
          property,
          "The setting " + property + " is too short: " + minimum + " characters at least.");
    }
  }

  String property() {
    return property;
  }
}

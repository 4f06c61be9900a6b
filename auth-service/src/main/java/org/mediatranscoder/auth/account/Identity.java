package org.mediatranscoder.auth.account;

/**
 * One log-in at one provider, the same for ever.
 *
 * @param provider the registration id, such as {@code google}
 * @param subject the provider's own name of the person, never an e-mail address
 */
public record Identity(String provider, String subject) {

  private static final int LONGEST = 255;

  /**
   * @throws IllegalArgumentException if a part is empty or longer than 255 characters
   */
  public Identity {
    if (provider.isBlank() || subject.isBlank() || subject.length() > LONGEST) {
      throw new IllegalArgumentException("No identity");
    }
  }
}

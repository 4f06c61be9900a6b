package org.mediatranscoder.web.mail;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;

/** Says whether a mail can be addressed to a text; a service that asks imports it as a bean. */
public final class EmailAddresses {

  private final Validator validator;

  public EmailAddresses(Validator validator) {
    this.validator = validator;
  }

  /** One address with a dotted domain, at most 254 characters (RFC 5321), no control characters. */
  public boolean valid(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        && validator.validate(new Candidate(text)).isEmpty();
  }

  private record Candidate(
      @Email(regexp = "[^\\s\"<>]+@[^\\s@]+\\.[^\\s@]+") @Size(max = 254) String text) {}
}

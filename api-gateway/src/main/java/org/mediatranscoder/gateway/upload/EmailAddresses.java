package org.mediatranscoder.gateway.upload;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** Says whether a mail can be addressed to a text. */
@Component
class EmailAddresses {

  private final Validator validator;

  EmailAddresses(Validator validator) {
    this.validator = validator;
  }

  /** One address with a dotted domain, at most 254 characters (RFC 5321), no control characters. */
  boolean valid(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        && validator.validate(new Candidate(text)).isEmpty();
  }

  private record Candidate(
      @Email(regexp = "[^\\s\"<>]+@[^\\s@]+\\.[^\\s@]+") @Size(max = 254) String text) {}
}

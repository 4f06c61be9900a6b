package org.mediatranscoder.web.mail;

import jakarta.validation.Validator;

/** Says whether a mail can be addressed to a text; a service that asks imports it as a bean. */
public final class EmailAddresses {

  /** What an address must be, as the end of a sentence. */
  public static final String MUST =
      "must be one e-mail address with a dotted domain, such as ada@example.test, of at most 254"
          + " characters";

  private final Validator validator;

  public EmailAddresses(Validator validator) {
    this.validator = validator;
  }

  /** As {@link MailAddress} says. */
  public boolean valid(String text) {
    return validator.validate(new Candidate(text)).isEmpty();
  }

  private record Candidate(@MailAddress String text) {}
}

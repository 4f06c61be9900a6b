package org.mediatranscoder.web.mail;

import jakarta.validation.Validator;
import java.util.Optional;

/** Says whether a mail can be addressed to a text; a service that asks imports it as a bean. */
public final class EmailAddresses {

  /** What an address must be, as the end of a sentence. */
  public static final String MUST =
      "must be one e-mail address with a dotted domain, such as ada@example.test, of at most 254"
          + " characters and with ASCII characters alone before the @";

  private final Validator validator;

  public EmailAddresses(Validator validator) {
    this.validator = validator;
  }

  /**
   * The address as it travels, with its domain in ASCII: {@code ada@xn--bcher-kva.example} for
   * {@code ada@bücher.example}. Empty if it is no {@link MailAddress}.
   */
  public Optional<String> asSent(String text) {
    return validator.validate(new Candidate(text)).isEmpty()
        ? AsciiAddress.of(text)
        : Optional.empty();
  }

  private record Candidate(@MailAddress String text) {}
}

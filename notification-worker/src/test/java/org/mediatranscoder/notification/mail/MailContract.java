package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** All that we ask of a mail server, whichever way a mail takes there. */
abstract class MailContract {

  /** The way to the server, for a sender that it knows. */
  abstract MailTransport transport();

  /** An address that takes mail. */
  String recipient() {
    return "ada@example.test";
  }

  @Test
  void aMailIsTakenAndSoIsTheSameOneAgain() {
    JobMail mail = mail(recipient());

    assertThatCode(() -> transport().send(mail)).doesNotThrowAnyException();
    assertThatCode(() -> transport().send(mail)).doesNotThrowAnyException();
  }

  @Test
  void aMailToWhatIsNoAddressIsRefusedForGood() {
    JobMail mail = mail("nobody@@example");

    assertThatThrownBy(() -> transport().send(mail)).isInstanceOf(MailRefusedException.class);
  }

  static JobMail mail(String recipient) {
    return new JobMail("contract-1.1", recipient, "Ready: Überraschung", "text", "<p>html</p>");
  }
}

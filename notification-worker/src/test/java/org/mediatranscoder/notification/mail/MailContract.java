package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** All that we ask of a mail server, whichever way a mail takes there. */
abstract class MailContract {

  private static final URI STOP = URI.create("https://auth.example.test/mail/x");

  /** The way to the server, for a sender that it knows. */
  abstract MailTransport transport();

  /** An address that takes mail. */
  String recipient() {
    return "ada@example.test";
  }

  @Test
  void aMailIsTakenAndSoIsTheSameOneAgain() {
    OutgoingMail mail = mail(recipient());

    assertThatCode(() -> transport().send(mail)).doesNotThrowAnyException();
    assertThatCode(() -> transport().send(mail)).doesNotThrowAnyException();
  }

  @Test
  void aMailToWhatIsNoAddressIsRefusedForGood() {
    OutgoingMail mail = mail("nobody@@example");

    assertThatThrownBy(() -> transport().send(mail)).isInstanceOf(MailRefusedException.class);
  }

  static OutgoingMail mail(String recipient) {
    return new OutgoingMail(
        "contract-1.1", recipient, "Ready: Überraschung", "text", "<p>html</p>", STOP);
  }
}

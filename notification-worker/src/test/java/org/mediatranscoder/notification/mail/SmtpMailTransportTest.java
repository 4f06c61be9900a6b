package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailTransportTest {

  private static final URI STOP = URI.create("https://auth.example.test/mail/x");

  private static final OutgoingMail MAIL =
      new OutgoingMail("job-1.1", "ada@example.test", "Ready: a", "text", "<p>html</p>", STOP);

  @ParameterizedTest
  @CsvSource({"RCPT,550 no such user", "RCPT,553 not here", ".,554 not this content"})
  void aRefusalOfTheMailIsForGoodAndNamesNoAddress(String command, String answer)
      throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of(command, answer))) {
      assertThatThrownBy(() -> transport(server).send(MAIL))
          .isInstanceOf(MailRefusedException.class)
          .hasMessageContaining(answer.substring(0, 3))
          .hasMessageNotContaining("ada");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT,451 try later",
    "RCPT,452 mailbox full",
    "MAIL,550 you may not send",
    ".,451 try later",
    "EHLO,421 too busy"
  })
  void whatMayPassOrIsOursToCureStaysInTheQueue(String command, String answer) throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of(command, answer, "HELO", "421 too busy"))) {
      assertThatThrownBy(() -> transport(server).send(MAIL)).isInstanceOf(MailException.class);
    }
  }

  @Test
  void aServerThatTakesItAllIsSatisfied() throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of())) {
      assertThatCode(() -> transport(server).send(MAIL)).doesNotThrowAnyException();
    }
  }

  @Test
  void whatIsNoAddressIsRefusedBeforeAnyoneIsAsked() throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of())) {
      OutgoingMail broken =
          new OutgoingMail("job-1.1", "ada@@example", "Ready: a", "text", "<p>html</p>", STOP);

      assertThatThrownBy(() -> transport(server).send(broken))
          .isInstanceOf(MailRefusedException.class);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0161ada@example.test", "ada@b\u00fccher.example"})
  void anAddressBeyondAsciiIsRefusedAsItWouldReachSomebodyElse(String address) throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of())) {
      OutgoingMail mail =
          new OutgoingMail("job-1.1", address, "Ready: a", "text", "<p>html</p>", STOP);

      assertThatThrownBy(() -> transport(server).send(mail))
          .isInstanceOf(MailRefusedException.class);
      assertThat(server.connections()).isZero();
    }
  }

  private static SmtpMailTransport transport(SmtpScript server) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.port());
    MailSettings settings =
        new MailSettings(
            "no-reply@transcoder.test",
            MailSettings.Transport.SMTP,
            new MailSettings.Ses(null, null, null));
    return new SmtpMailTransport(sender, new MimeMails(settings, Clock.systemUTC()));
  }
}

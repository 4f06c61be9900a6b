package org.mediatranscoder.notification.mail;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.mediatranscoder.testsupport.MailTestServer;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server of the embedded default, which speaks SMTP. */
class EmbeddedMailContractTest extends MailContract {

  private final MailTestServer server = MailTestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  MailTransport transport() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.port());
    MailSettings settings =
        new MailSettings(
            "no-reply@contract.test",
            MailSettings.Transport.SMTP,
            new MailSettings.Ses(null, null, null));
    return new SmtpMailTransport(sender, new MimeMails(settings, Clock.systemUTC()));
  }
}

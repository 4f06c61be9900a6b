package org.mediatranscoder.testsupport;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;

/** A real SMTP server on a free port of loopback that keeps every mail it gets. */
public final class MailTestServer implements AutoCloseable {

  private final GreenMail mail;

  private MailTestServer() {
    mail =
        new GreenMail(
            new ServerSetup(ChildProcess.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
  }

  public static MailTestServer start() {
    return new MailTestServer();
  }

  public int port() {
    return mail.getSmtp().getPort();
  }

  /** The settings of a service that sends its mail here. */
  public Map<String, String> properties() {
    return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", Integer.toString(port()));
  }

  /** Every mail so far, in the order in which they came. */
  public List<MimeMessage> received() {
    return List.of(mail.getReceivedMessages());
  }

  /** The Message-ID of every mail so far, in the order in which they came. */
  public List<String> messageIds() {
    return received().stream().map(MailTestServer::messageId).toList();
  }

  private static String messageId(MimeMessage mail) {
    try {
      return String.valueOf(mail.getMessageID());
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** Stops it as if the machine were gone; {@link #startAgain()} brings it back, empty. */
  public void stop() {
    mail.stop();
  }

  /** On the same port, with an empty store. */
  public void startAgain() {
    mail.start();
  }

  @Override
  public void close() {
    mail.stop();
  }
}

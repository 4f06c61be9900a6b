package org.mediatranscoder.localstack.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.net.InetAddress;

/** Accepts mail to anybody by SMTP and keeps each one in the {@link MailFolder}. */
public final class MailServer {

  private MailServer() {}

  /** Closing it stops the server. */
  public static AutoCloseable start(MailFolder folder, InetAddress address, int port) {
    String host = address.getHostAddress();
    GreenMail server = new GreenMail(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP));
    server.start();
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (mail, recipient) -> new Recipient(folder, recipient.getEmail()));
    return server::stop;
  }

  /** A recipient whose mails go to the folder. */
  private static final class Recipient extends UserImpl {

    private final MailFolder folder;

    @SuppressWarnings("NullAway") // There is no IMAP.
    Recipient(MailFolder folder, String address) {
      super(address, address, "", null);
      this.folder = folder;
    }

    /** A mail that cannot be kept is refused, so the sender tries again. */
    @Override
    public void deliver(MovingMessage message) {
      try {
        folder.keep(message.getMessage(), getEmail());
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

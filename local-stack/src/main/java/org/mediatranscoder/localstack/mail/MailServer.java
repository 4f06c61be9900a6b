package org.mediatranscoder.localstack.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** Accepts mail to anybody by SMTP and keeps each one in the {@link MailFolder}. */
public final class MailServer implements AutoCloseable {

  private final GreenMail server;

  private MailServer(GreenMail server) {
    this.server = server;
  }

  /**
   * @param port of loopback
   */
  public static MailServer start(MailFolder folder, int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, recipient) -> new FilingUser(folder, recipient.getEmail()));
    return new MailServer(server);
  }

  @Override
  public void close() {
    server.stop();
  }
}

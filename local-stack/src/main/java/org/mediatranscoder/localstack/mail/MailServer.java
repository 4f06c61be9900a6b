package org.mediatranscoder.localstack.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;

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
    return start(folder, InetAddress.getLoopbackAddress(), port);
  }

  public static MailServer start(MailFolder folder, InetAddress address, int port) {
    String host = address.getHostAddress();
    GreenMail server = new GreenMail(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP));
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

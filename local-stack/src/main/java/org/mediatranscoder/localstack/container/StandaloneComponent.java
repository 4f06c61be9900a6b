package org.mediatranscoder.localstack.container;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.mail.Inbox;
import org.mediatranscoder.localstack.mail.MailFolder;
import org.mediatranscoder.localstack.mail.MailServer;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.store.MongoDb;

/** Runs one part on all interfaces, on the port it always has, until SIGTERM. */
public final class StandaloneComponent {

  private StandaloneComponent() {}

  /**
   * @param args {@code identity-provider}, {@code inbox} (with SMTP) or {@code mongodb}, and the
   *     folder for its data
   */
  public static void main(String[] args) throws UnknownHostException {
    Path folder = Path.of(args[1]);
    InetAddress all = InetAddress.getByName("0.0.0.0");
    Ports ports = Ports.from(System.getenv());
    List<AutoCloseable> servers =
        switch (args[0]) {
          case "identity-provider" ->
              List.of(IdentityProvider.start(folder, all, ports.of(Address.IDENTITY)));
          case "mongodb" -> List.of(MongoDb.start(folder, all, ports.of(Address.MONGODB)));
          case "inbox" -> {
            MailFolder mails = new MailFolder(folder, Clock.systemUTC());
            yield List.of(
                MailServer.start(mails, all, ports.of(Address.SMTP)),
                Inbox.start(mails, all, ports.of(Address.INBOX)));
          }
          default -> throw new IllegalArgumentException("There is no part " + args[0]);
        };
    Thread stop = new Thread(() -> servers.forEach(Folders::close));
    Runtime.getRuntime().addShutdownHook(stop);
  }
}

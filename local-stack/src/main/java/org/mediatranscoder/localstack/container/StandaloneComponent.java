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
import org.mediatranscoder.localstack.mongo.MongoDb;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;

/** Runs one part on all interfaces, on the port it always has, until SIGTERM. */
public final class StandaloneComponent {

  private StandaloneComponent() {}

  /**
   * @param args {@code identity-provider}, {@code inbox} (with SMTP) or {@code mongodb}, and the
   *     folder for its data
   */
  public static void main(String[] args) throws UnknownHostException {
    InetAddress all = InetAddress.getByName("0.0.0.0");
    List<AutoCloseable> servers =
        start(args[0], Path.of(args[1]), all, Ports.from(System.getenv()));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> servers.forEach(StandaloneComponent::close)));
  }

  private static List<AutoCloseable> start(
      String name, Path folder, InetAddress address, Ports ports) {
    return switch (name) {
      case "identity-provider" ->
          List.of(IdentityProvider.start(folder, address, ports.of(Address.IDENTITY)));
      case "mongodb" -> List.of(MongoDb.start(folder, address, ports.of(Address.MONGODB)));
      case "inbox" -> {
        MailFolder mails = new MailFolder(folder, Clock.systemUTC());
        yield List.of(
            MailServer.start(mails, address, ports.of(Address.SMTP)),
            Inbox.start(mails, address, ports.of(Address.INBOX)));
      }
      default -> throw new IllegalArgumentException("There is no part " + name);
    };
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      System.err.println("Could not close it: " + e.getMessage());
    }
  }
}

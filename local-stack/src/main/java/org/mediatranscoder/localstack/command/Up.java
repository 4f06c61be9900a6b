package org.mediatranscoder.localstack.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;

/** Runs the stack until it is told to stop. */
record Up(Invocation invocation) {

  int run() {
    Ports ports = Ports.from(invocation.environment());
    long began = System.nanoTime();
    try (StackSession session =
        StackSession.start(
            invocation.home(), ports, invocation.data(), AotCaches.USE, invocation.without())) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Terminal.say("All healthy after %.1f s.".formatted(took.toMillis() / 1000.0));
      Terminal.print(addresses(session.ports()));
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  static String addresses(Ports ports) {
    return """

           Open in the browser   %s
           REST API              %s   (try /swagger-ui.html)
           Mail inbox            %s
           A token for the API   ./transcoder token
           """
        .formatted(ports.url(Address.UI), ports.url(Address.GATEWAY), ports.url(Address.INBOX));
  }
}

package org.mediatranscoder.localstack.command;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.Waiting;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Asks the gateway, as the operator, to restore what Redis lost, and tells what it found. */
final class Recover extends StackCommand {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Option(names = "--compose")
  private boolean compose;

  @Override
  int run() {
    Ports ports = ports(compose);
    String token = new SignIn(ports).token(IdentityProvider.GRACE, IdentityProvider.GOOGLE);
    TranscoderClient client = new TranscoderClient(ports, () -> token);
    client.beginRecovery();
    AtomicReference<JsonNode> now = new AtomicReference<>();
    boolean ended =
        Waiting.until(
            () -> {
              now.set(client.recovery());
              return !now.get().path("running").asBoolean(false);
            },
            LONGEST);
    if (!ended) {
      throw new CommandFailedException("It still runs; the log of api-gateway says how far it is");
    }
    System.out.println(
        "%d jobs restored, %d of them enqueued; %d too old to run, %d damaged"
            .formatted(
                now.get().path("restored").asLong(),
                now.get().path("enqueued").asLong(),
                now.get().path("skipped").asLong(),
                now.get().path("unreadable").asLong()));
    return 0;
  }
}

package org.mediatranscoder.localstack.command;

import java.time.Clock;
import java.time.Duration;
import org.mediatranscoder.localstack.client.ClientFailedException;
import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.SettingsException;
import org.mediatranscoder.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/** Asks the gateway, as the operator, to restore what Redis lost, and tells what it found. */
record Recover(Invocation invocation) {

  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  int run() {
    Ports ports = ports();
    SignIn signIn = new SignIn(ports);
    String token = signIn.token(IdentityProvider.GRACE, IdentityProvider.GOOGLE);
    try (TranscoderClient client = new TranscoderClient(ports, () -> token)) {
      client.beginRecovery();
      Terminal.print(summary(awaitEnd(client)));
      return 0;
    }
  }

  private static JsonNode awaitEnd(TranscoderClient client) {
    Clock clock = Clock.systemUTC();
    var deadline = clock.instant().plus(LONGEST);
    JsonNode now = client.recovery();
    while (now.path("running").asBoolean(false)) {
      if (clock.instant().isAfter(deadline)) {
        throw new ClientFailedException("It still runs; the log of api-gateway says how far it is");
      }
      pause();
      now = client.recovery();
    }
    return now;
  }

  private static String summary(JsonNode end) {
    return "%d jobs restored, %d of them enqueued; %d too old to run, %d damaged"
        .formatted(
            end.path("restored").asLong(),
            end.path("enqueued").asLong(),
            end.path("skipped").asLong(),
            end.path("unreadable").asLong());
  }

  private static void pause() {
    try {
      Thread.sleep(PACE);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ClientFailedException("Stopped; the recovery goes on");
    }
  }

  private Ports ports() {
    if (invocation.compose()) {
      return Ports.from(invocation.environment());
    }
    return RunningStack.in(invocation.data())
        .orElseThrow(() -> new SettingsException("It is not up: ./transcoder up -d starts it."))
        .ports();
  }
}

package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;

/**
 * notification-worker gets SIGKILL while it calls a webhook. No event is lost; one that comes twice
 * comes with the same id.
 */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWebhooksFaultsTest {

  private static final String ACCOUNT = "ada";

  @TempDir static Path folder;
  private Fleet fleet;
  private WebhookReceiver receiver;
  private Path tone;

  @BeforeAll
  void start() throws Exception {
    fleet = Fleet.start(folder, RedisTestServer.start(), Map.of());
    fleet.notifier().restartTrained();
    receiver = new WebhookReceiver();
    fleet.publish(ACCOUNT, receiver);
    tone = Media.tone(folder.resolve("tone.wav"), 1);
  }

  @AfterAll
  void stop() {
    fleet.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource(WebhookMoment.class)
  void anEventReachesTheReceiverAndARepetitionHasTheSameId(WebhookMoment moment) throws Exception {
    int requests = 0;
    for (int i = 0; i < Times.EACH; i++) {
      requests += strike(moment).size();
    }
    fleet.assertThatAllEndedOnce();
    FaultReport.add(
        "notification-worker gets SIGKILL at a webhook, " + moment.told(),
        Times.EACH,
        "%d jobs completed, each with one output and one mail; their %d events came in %d requests, each event with one `webhook-id`"
            .formatted(Times.EACH, Times.EACH, requests));
  }

  private List<WebhookReceiver.Received> strike(WebhookMoment moment) throws Exception {
    Strike strike = new Strike(fleet, Harm.SIGKILL);
    moment.arm(fleet, receiver, strike);
    String job = fleet.send(ACCOUNT, tone, "mp3").job();

    Strike.Struck struck = strike.await(Fleet.LIMIT);
    assertThat(struck.job()).isEqualTo(job);
    struck.member().disarm();
    struck.member().start();

    fleet.awaitCompleted(job);
    Awaitility.await().atMost(Fleet.LIMIT).until(() -> !receiver.received(job).isEmpty());
    String event = receiver.received(job).getFirst().id();
    awaitDone(event);
    List<WebhookReceiver.Received> all = receiver.received(job);
    assertThat(all)
        .as(job)
        .hasSize(moment.requests())
        .allMatch(WebhookReceiver::isSigned)
        .extracting(one -> one.id() + one.body())
        .containsOnly(event + all.getFirst().body());
    assertThat(fleet.hasFile(job, "/webhook-")).as("the note of it").isTrue();
    return all;
  }

  /** Until the queue has nothing more to do for the event, whose message has its id. */
  private void awaitDone(String event) {
    Awaitility.await()
        .atMost(Fleet.LIMIT)
        .until(
            () ->
                fleet
                    .redis()
                    .field("{notify}:job:" + event, "state")
                    .filter("SUCCEEDED"::equals)
                    .isPresent());
  }
}

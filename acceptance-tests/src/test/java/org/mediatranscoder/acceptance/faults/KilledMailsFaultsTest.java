package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
 * notification-worker gets SIGKILL while it sends a mail. None is lost; where one comes twice, as a
 * mail server cannot be asked, both have the same Message-ID.
 */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledMailsFaultsTest {

  private static final Duration ANOTHER = Duration.ofSeconds(5);

  @TempDir static Path folder;
  private Fleet fleet;
  private Path tone;

  @BeforeAll
  void start() throws Exception {
    fleet = Fleet.start(folder, RedisTestServer.start(), Map.of());
    fleet.notifier().restartTrained();
    tone = Media.tone(folder.resolve("tone.wav"), 1);
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @EnumSource(MailMoment.class)
  void aMailIsSentAndARepetitionHasTheSameMessageId(MailMoment moment) throws Exception {
    for (int i = 0; i < Times.EACH; i++) {
      strike(moment);
    }
    FaultReport.add(
        "notification-worker gets SIGKILL at a mail, " + moment.told(),
        Times.EACH,
        "%d jobs completed, each with one output; mails about each: %d, with one Message-ID"
            .formatted(Times.EACH, moment.mails()));
  }

  private void strike(MailMoment moment) throws Exception {
    Strike strike = new Strike(fleet, Harm.SIGKILL);
    moment.arm(fleet, strike);
    String job = fleet.send("ada", tone, "mp3").job();

    Strike.Struck struck = strike.await(Fleet.LIMIT);
    assertThat(struck.job()).isEqualTo(job);
    struck.member().disarm();
    struck.member().start();

    Awaitility.await()
        .atMost(Fleet.LIMIT)
        .until(() -> fleet.mails(job) >= moment.mails() && fleet.hasFile(job, "/mailed-"));
    Thread.sleep(ANOTHER);
    assertThat(fleet.messageIds(job)).as(job).hasSize(moment.mails());
    assertThat(fleet.messageIds(job).stream().distinct()).as(job).hasSize(1);
    assertThat(fleet.statusOf(job)).isEqualTo("COMPLETED");
    assertThat(fleet.outputs(job)).hasSize(1);
  }
}

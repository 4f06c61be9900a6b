package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;

/** Two workers, a queue that is never empty, and one of them ends at a moment of its job. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWorkerFaultsTest {

  private static final Duration BACK = Duration.ofSeconds(15);
  private static final int JOBS = 3;

  @TempDir static Path folder;
  private Fleet fleet;
  private Path clip;

  /** One that is not copied: its encode takes a second or more. */
  private Path large;

  @BeforeAll
  void start() throws Exception {
    fleet = Fleet.start(folder, RedisTestServer.start(), Map.of(), Map.of());
    trainWorkers();
    clip = Media.clip(folder.resolve("clip.mp4"), 4, "854x480");
    large = Media.clip(folder.resolve("large.mp4"), 4, "1280x720");
  }

  /** They are started again so often. */
  private void trainWorkers() throws Exception {
    fleet.addWorker(Map.of()).train();
    fleet.workers().removeLast();
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  static Stream<Arguments> cases() {
    return Stream.of(Harm.values())
        .flatMap(harm -> Stream.of(Moment.values()).map(moment -> Arguments.of(harm, moment)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyJobEndsOnceAndTheOneOfTheWorkerIsBackWithin15Seconds(Harm harm, Moment moment)
      throws Exception {
    List<Duration> back = new ArrayList<>();
    for (int i = 0; i < Times.EACH; i++) {
      back.add(strike(harm, moment));
    }
    assertThat(back).allSatisfy(took -> assertThat(took).isLessThan(BACK));
    fleet.assertThatAllEndedOnce();
    FaultReport.add(
        "worker gets %s %s".formatted(harm, moment.told()),
        Times.EACH,
        "%d jobs of %d completed, each with one output and one mail; the queue had that of the worker back after %s"
            .formatted(JOBS * Times.EACH, JOBS * Times.EACH, Times.told(back)));
  }

  private Duration strike(Harm harm, Moment moment) throws Exception {
    Strike strike = new Strike(fleet, harm);
    fleet.workers().forEach(worker -> moment.arm(fleet, worker, strike));
    Path file = moment == Moment.ENCODING ? large : clip;
    List<Fleet.Sent> all = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      all.add(fleet.send("ada-" + i, file, "mp4-480p"));
    }

    Strike.Struck struck = strike.await(Fleet.LIMIT);
    fleet.workers().forEach(Member::disarm);
    Duration back = fleet.untilLeft(struck);
    struck.member().awaitExit();
    for (Fleet.Sent sent : all) {
      fleet.awaitEndedOnce(sent);
    }
    struck.member().start();
    assertThat(struck.member().scratchFiles()).isEmpty();
    return back;
  }
}

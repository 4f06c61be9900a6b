package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;
import tools.jackson.databind.JsonNode;

/**
 * Two workers whose clocks are five minutes apart: nobody is taken for dead, every job ends once.
 */
@SlowFaults
class DifferentClocksFaultsTest {

  private static final int JOBS = 12;

  /**
   * The clock of the day alone: the one that counts from the boot goes as ever. The program of the
   * same name would be a parent of the JVM, which outlives it; without the last setting each wait
   * of the JVM that has a limit ends at once and begins anew (libfaketime 0.9.10 with JDK 25).
   */
  private static final List<String> FIVE_MINUTES_LATER =
      List.of(
          "env",
          "LD_PRELOAD=/usr/$LIB/faketime/libfaketimeMT.so.1",
          "FAKETIME=+300s",
          "FAKETIME_DONT_FAKE_MONOTONIC=1",
          "FAKETIME_FORCE_MONOTONIC_FIX=0");

  @TempDir Path folder;

  @Test
  void everyJobEndsOnceThoughTheClocksOfTwoWorkersAreFiveMinutesApart() throws Exception {
    assumeTrue(isThere(), "No faketime here");
    try (Fleet fleet = Fleet.start(folder, RedisTestServer.start(), Map.of())) {
      Member later = fleet.addWorker(Map.of()).start(FIVE_MINUTES_LATER);
      Path clip = Media.clip(folder.resolve("clip.mp4"), 3, "1280x720");
      List<Fleet.Sent> all = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        all.add(fleet.send("ada-" + i % 3, clip, "mp4-480p"));
      }
      for (Fleet.Sent sent : all) {
        fleet.awaitEndedOnce(sent);
      }
      assertThat(all).allSatisfy(sent -> assertThat(fleet.attemptOf(sent.job())).isOne());
      long ahead = all.stream().filter(sent -> startedInTheFuture(sent)).count();
      assertThat(ahead).as("jobs of the worker that is ahead").isBetween(1L, JOBS - 1L);

      Duration back = killWhileItEncodes(fleet, later, clip);
      assertThat(back).isLessThan(Duration.ofSeconds(15));
      fleet.assertThatAllEndedOnce();
      FaultReport.add(
          "the clocks of two workers are 5 minutes apart",
          1,
          "%d jobs completed at their first attempt, %d of them by the worker that is ahead; when that one gets SIGKILL its job goes on after %s"
              .formatted(JOBS, ahead, Times.told(List.of(back))));
    }
  }

  private static Duration killWhileItEncodes(Fleet fleet, Member worker, Path clip)
      throws Exception {
    Strike strike = new Strike(fleet, Harm.SIGKILL);
    Moment.ENCODING.arm(fleet, worker, strike);
    List<Fleet.Sent> both =
        List.of(fleet.send("ada", clip, "mp4-480p"), fleet.send("bob", clip, "mp4-480p"));
    Strike.Struck struck = strike.await(Fleet.LIMIT);
    Duration back = fleet.untilLeft(struck);
    both.forEach(fleet::awaitEndedOnce);
    return back;
  }

  private static boolean startedInTheFuture(Fleet.Sent sent) {
    JsonNode job = sent.api().status(sent.job());
    return Instant.parse(job.get("startedAt").asString()).isAfter(Instant.now().plusSeconds(60));
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("faketime", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}

package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;
import tools.jackson.databind.JsonNode;

/**
 * Measures one video on one worker and in chunks on two, each with one slot and one thread, and
 * prints it for docs/benchmarks.md.
 */
@EnabledIfSystemProperty(named = "transcoder.benchmark", matches = "true")
class SharedVideoSpeedTest {

  private static final int SECONDS = Integer.getInteger("transcoder.benchmark.seconds", 600);
  private static final Map<String, String> WORKER =
      Map.of(
          "transcoder.queue.slots", "1",
          "transcoder.worker.limits.threads", "1",
          "transcoder.worker.chunks.shared-codecs", "h264",
          "transcoder.worker.chunks.time-ratio", "1000");
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final double TICKS_PER_SECOND = 100;

  @TempDir Path folder;

  /** From the answer 202 to the end of the job, and what the workers and their FFmpeg used. */
  private record Cost(double seconds, double processorSeconds) {}

  @Test
  void twoWorkersBesideOne() throws Exception {
    Path clip = Media.clip(folder.resolve("clip.mp4"), SECONDS, "1280x720");
    try (Fleet fleet = Fleet.start(folder, RedisTestServer.start(), WORKER)) {
      warmUp(fleet);
      Cost one = encode(fleet, clip);
      fleet.addWorker(WORKER).start();
      warmUp(fleet);
      Cost two = encode(fleet, clip);
      System.out.printf(
          "%d s of 720p to mp4-480p: one worker %.1f s, two %.1f s, ratio %.2f; processor %.1f s and"
              + " %.1f s, ratio %.2f%n",
          SECONDS,
          one.seconds,
          two.seconds,
          one.seconds / two.seconds,
          one.processorSeconds,
          two.processorSeconds,
          two.processorSeconds / one.processorSeconds);
    }
  }

  /** Each worker has run what it will run, and the estimates know this machine. */
  private void warmUp(Fleet fleet) throws Exception {
    encode(fleet, Media.clip(folder.resolve("warm.mp4"), 40, "1280x720"));
  }

  private static Cost encode(Fleet fleet, Path clip) throws IOException {
    double before = processorSeconds(fleet);
    Fleet.Sent sent = fleet.send("ada", clip, "mp4-480p");
    Instant accepted = Instant.now();
    awaitLastChunk(fleet, sent.job());
    double chunks = seconds(accepted);
    JsonNode job = sent.api().awaitEnded(sent.job(), LIMIT);
    double took = seconds(accepted);
    assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("COMPLETED");
    JsonNode plan = job.path("plan").path("outputs").path(0).path("streams").path(0);
    System.out.printf(
        "%s; last chunk after %.1f s of %.1f s%n", plan.path("reason").asString(), chunks, took);
    return new Cost(took, processorSeconds(fleet) - before);
  }

  /** Or until the job has ended, if it has no chunks. */
  private static void awaitLastChunk(Fleet fleet, String job) {
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () ->
                fleet.redis().field("chunks:" + job, "left").filter("0"::equals).isPresent()
                    || fleet.statusOf(job).equals("COMPLETED")
                    || fleet.statusOf(job).equals("FAILED"));
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }

  /** Of the workers and of the programs that they have ended. */
  private static double processorSeconds(Fleet fleet) throws IOException {
    double ticks = 0;
    for (Member worker : fleet.workers()) {
      String stat = Files.readString(Path.of("/proc", Long.toString(worker.pid()), "stat"));
      // After the name, which may hold spaces: utime, stime, cutime and cstime of proc(5).
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      for (int i = 11; i < 15; i++) {
        ticks += Double.parseDouble(fields[i]);
      }
    }
    return ticks / TICKS_PER_SECOND;
  }
}

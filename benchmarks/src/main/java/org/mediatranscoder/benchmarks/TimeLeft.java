package org.mediatranscoder.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.mediatranscoder.localstack.client.MediaFile;
import tools.jackson.databind.JsonNode;

/** Whether the time left that a status tells when a quarter is done is about what it then takes. */
final class TimeLeft {

  private static final List<String> FORMATS =
      List.of("mp4-480p", "mp4-720p", "mkv-1080p", "webm-720p", "hevc-1080p");

  private static final int QUARTER = 25;
  private static final double THIRD = 1.0 / 3;
  private static final int SHORTEST_SECONDS = 5;
  private static final int LONGEST_SECONDS = 40;
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration LONGEST_JOB = Duration.ofMinutes(10);

  private final OwnStack stack;
  private final Path folder;

  /** The same jobs in every run. */
  private final Random random = new Random(15);

  TimeLeft(OwnStack stack) {
    this.stack = stack;
    this.folder = stack.data().folder("time-left");
  }

  /** What was told, and what it was. */
  private record Told(Instant at, Optional<Duration> left) {}

  /**
   * How wrong it was told.
   *
   * @param part of what it took
   * @param seconds likewise
   */
  private record Wrong(double part, double seconds) {

    /** A status tells whole seconds. */
    boolean isNear() {
      return part <= THIRD || seconds < 1;
    }
  }

  /**
   * Prints a line for each job, and of how many the time left was told within a third or a second.
   */
  void measure(int jobs) throws InterruptedException {
    List<Wrong> errors = new ArrayList<>();
    int unknown = 0;
    for (int i = 0; i < jobs; i++) {
      String format = FORMATS.get(i % FORMATS.size());
      int seconds = random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1);
      Optional<Wrong> error = one(format, seconds);
      error.ifPresent(errors::add);
      unknown += error.isPresent() ? 0 : 1;
    }
    long near = errors.stream().filter(Wrong::isNear).count();
    System.out.printf(
        Locale.ROOT,
        "%d jobs: the time left told at %d %% was within a third or a second for %d, further off for %d, not told for %d%n",
        jobs,
        QUARTER,
        near,
        errors.size() - near,
        unknown);
  }

  /** Empty if nothing was told. */
  private Optional<Wrong> one(String format, int seconds) throws InterruptedException {
    Path clip = MediaFile.generated(folder.resolve("clip-" + seconds + ".mp4"), seconds);
    String id = stack.client().upload(clip, format, "ada@example.test").get("jobId").asString();
    Told told = atAQuarter(id);
    Instant ended = Instant.parse(stack.awaitEnd(id).get("endedAt").asString());
    double took = Duration.between(told.at(), ended).toMillis() / 1000.0;
    Optional<Wrong> error =
        told.left()
            .map(left -> Math.abs(left.toMillis() / 1000.0 - took))
            .map(off -> new Wrong(off / took, off));
    System.out.printf(
        Locale.ROOT, "%s of %d s: told %s, took %.1f s%n", format, seconds, told.left(), took);
    return error;
  }

  private Told atAQuarter(String id) throws InterruptedException {
    Instant deadline = Instant.now().plus(LONGEST_JOB);
    while (Instant.now().isBefore(deadline)) {
      JsonNode job = stack.client().status(id);
      if (job.get("percent").asDouble() >= QUARTER) {
        JsonNode left = job.get("etaSeconds");
        return new Told(
            Instant.now(),
            left.isNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(left.asLong())));
      }
      Thread.sleep(GLANCE);
    }
    throw new IllegalStateException("Job " + id + " got nowhere within " + LONGEST_JOB);
  }
}

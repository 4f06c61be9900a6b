package org.mediatranscoder.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/**
 * How long an accepted job waits for an idle worker: from the moment the 202 has arrived at the
 * client to the moment the worker's claim is written. A job that was claimed before its 202 arrived
 * counts as 0.
 */
final class PickUp {

  private static final int WARM_UP = 20;
  private static final Duration JOB_LIMIT = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final TranscoderClient client;
  private final Path clip;

  private PickUp(TranscoderClient client, Path clip) {
    this.client = client;
    this.clip = clip;
  }

  /**
   * @param data folder of a stack that is up
   * @param jobs how many to measure, one after the other
   */
  static Percentiles measure(DataFolder data, int jobs) throws InterruptedException {
    RunningStack stack =
        RunningStack.in(data)
            .orElseThrow(() -> new IllegalStateException("No stack is up: ./transcoder up -d"));
    Path clip = MediaFile.generated(data.folder("demo").resolve("pick-up.mp4"), 1);
    try (TranscoderClient client = TranscoderClient.ofLocalUser(stack.ports())) {
      PickUp pickUp = new PickUp(client, clip);
      for (int i = 0; i < WARM_UP; i++) {
        pickUp.one();
      }
      List<Duration> waits = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        waits.add(pickUp.one());
      }
      return new Percentiles(waits);
    }
  }

  private Duration one() throws InterruptedException {
    JsonNode accepted = client.upload(clip, "wav", "ada@example.test");
    Instant answered = Instant.now();
    JsonNode job = awaitCompleted(accepted.get("jobId").asString());
    Duration wait = Duration.between(answered, Instant.parse(job.get("startedAt").asString()));
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** The worker is idle again once the job has ended, so the next one meets an idle worker. */
  private JsonNode awaitCompleted(String jobId) throws InterruptedException {
    Instant deadline = Instant.now().plus(JOB_LIMIT);
    while (Instant.now().isBefore(deadline)) {
      JsonNode job = client.status(jobId);
      switch (job.get("status").asString()) {
        case "COMPLETED" -> {
          return job;
        }
        case "FAILED", "CANCELLED" -> throw new IllegalStateException(job.toString());
        default -> Thread.sleep(PAUSE);
      }
    }
    throw new IllegalStateException("Job " + jobId + " did not end within " + JOB_LIMIT);
  }
}

package org.mediatranscoder.redis.queue.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.JobDetails;
import org.jobrunr.jobs.states.ScheduledState;
import org.jobrunr.jobs.states.StateName;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.queue.TranscodeHandler;

class RetriesTest {

  private static final int LIMIT = 3;
  private static final String TROUBLE = "An exception occurred during the performance of the job";

  private final Retries retries = new Retries(LIMIT, Clock.systemUTC());
  private final Job job =
      new Job(new JobDetails(TranscodeHandler.class.getName(), null, "transcode", List.of()));

  @Test
  void aFailureAfterTheLastRetryIsFinal() {
    IntStream.range(0, LIMIT)
        .forEach(again -> assertThat(after(TROUBLE)).isEqualTo(StateName.SCHEDULED));

    assertThat(after(TROUBLE)).isEqualTo(StateName.FAILED);
  }

  @Test
  void theWaitBeforeEachRetryIsThreeTimesThatBefore() {
    Instant noon = Instant.parse("2026-01-02T12:00:00Z");
    Retries atNoon = new Retries(LIMIT, Clock.fixed(noon, ZoneOffset.UTC));

    List<Duration> waits =
        Stream.generate(() -> waitAfter(TROUBLE, atNoon, noon)).limit(LIMIT).toList();

    assertThat(waits)
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(9), Duration.ofSeconds(27));
  }

  private Duration waitAfter(String message, Retries policy, Instant now) {
    job.failed(message, new IllegalStateException("it went wrong"));
    policy.onStateElection(job, job.getJobState());
    ScheduledState scheduled = job.getJobState();
    return Duration.between(now, scheduled.getScheduledAt());
  }

  @Test
  void aServerThatDiedLeavesTheJobToAnotherAtOnceAlsoAfterTheLastRetry() {
    assertThat(after("Orphaned job")).isEqualTo(StateName.ENQUEUED);
    IntStream.range(1, LIMIT)
        .forEach(again -> assertThat(after(TROUBLE)).isEqualTo(StateName.SCHEDULED));
    assertThat(after("Orphaned job")).isEqualTo(StateName.ENQUEUED);
    assertThat(after(TROUBLE)).isEqualTo(StateName.FAILED);
  }

  @Test
  void alsoThatHasAnEnd() {
    long brought =
        IntStream.range(0, 100)
            .takeWhile(again -> after("Orphaned job") != StateName.FAILED)
            .count();

    assertThat(brought).isEqualTo(LIMIT + 5);
  }

  @Test
  void aServerThatStopsCostsNoRetry() {
    IntStream.range(0, 50)
        .forEach(again -> assertThat(after(Retries.SERVER_STOPPED)).isEqualTo(StateName.ENQUEUED));

    assertThat(after(TROUBLE)).isEqualTo(StateName.SCHEDULED);
  }

  private StateName after(String message) {
    job.failed(message, new IllegalStateException("it went wrong"));
    retries.onStateElection(job, job.getJobState());
    return job.getState();
  }
}

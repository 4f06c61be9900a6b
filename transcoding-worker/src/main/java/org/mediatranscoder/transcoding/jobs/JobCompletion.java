package org.mediatranscoder.transcoding.jobs;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.transcoding.storage.ProcessedFiles;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.stereotype.Component;

/**
 * Writes the end of a job, first in its record, then on the way to the owner's mail. A crash in
 * between loses nothing: the message is delivered again, finds the job ended, and the rest is done.
 */
@Component
class JobCompletion {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final JobStore store;
  private final NotificationQueue notifications;
  private final ProcessedFiles files;
  private final Clock clock;
  private final RetryTemplate retries;

  JobCompletion(
      JobStore store,
      NotificationQueue notifications,
      ProcessedFiles files,
      Clock clock,
      WorkerProperties properties) {
    this.store = store;
    this.notifications = notifications;
    this.files = files;
    this.clock = clock;
    this.retries = retries(properties.storeGracePeriod());
  }

  /**
   * The output is stored: the job is COMPLETED.
   *
   * @throws FencedOffException if the job is no longer ours; the output is deleted then
   */
  void complete(TranscodeJob job, Rendition made) throws InterruptedException {
    boolean written =
        retried(() -> store.complete(job.id(), job.attempt(), List.of(made), clock.instant()));
    // A time-out of Redis hides whether the change was made, so a refusal may come from ourselves.
    if (!written && !isOurs(job, made)) {
      files.delete(made.key());
      throw new FencedOffException();
    }
    Metrics.counter("transcoder.jobs.completed").increment();
    repeat(job.id());
  }

  private boolean isOurs(TranscodeJob job, Rendition made) {
    return store.find(job.id()).stream()
        .flatMap(now -> now.renditions().stream())
        .anyMatch(rendition -> rendition.key().equals(made.key()));
  }

  /** The job cannot be done: it is FAILED. */
  void fail(TranscodeJob job, JobFailure failure) throws InterruptedException {
    if (retried(() -> store.fail(job.id(), job.attempt(), failure, clock.instant()))) {
      Metrics.counter("transcoder.jobs.failed").increment();
    }
    repeat(job.id());
  }

  /** What is left to do for a job that has ended; it may be done any number of times. */
  void repeat(JobId id) {
    Optional<TranscodeJob> job = store.find(id);
    if (job.isEmpty()) {
      files.deleteAll(id); // Its owner deleted it while a worker died with it.
    }
    job.filter(now -> now.status().isEnded()).ifPresent(this::tidyAndTell);
  }

  private void tidyAndTell(TranscodeJob job) {
    files.deleteAllBut(keys(job), job.id());
    if (job.status() != JobStatus.CANCELLED) {
      notifications.enqueueJobEnded(job.id(), job.run());
    }
  }

  private static Set<String> keys(TranscodeJob job) {
    return Set.copyOf(job.renditions().stream().map(Rendition::key).toList());
  }

  /** Hours of work are not thrown away because Redis is unavailable for a moment. */
  private boolean retried(Retryable<Boolean> change) throws InterruptedException {
    try {
      return retries.execute(change);
    } catch (RetryException gaveUp) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw gaveUp.getLastException() instanceof RuntimeException unavailable
          ? unavailable
          : new IllegalStateException(gaveUp);
    }
  }

  private static RetryTemplate retries(Duration longest) {
    return new RetryTemplate(
        RetryPolicy.builder()
            .maxRetries(Long.MAX_VALUE)
            .delay(PAUSE)
            .timeout(longest)
            .includes(RuntimeException.class)
            .build());
  }
}

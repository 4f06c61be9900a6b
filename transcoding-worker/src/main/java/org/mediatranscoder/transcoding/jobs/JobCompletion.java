package org.mediatranscoder.transcoding.jobs;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.transcoding.storage.ProcessedFiles;
import org.mediatranscoder.transcoding.storage.ResultFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Writes the end of a job: first to its result in S3, from which it can be rebuilt, then to its
 * record, then on the way to the owner's mail. A crash in between loses nothing: the message is
 * delivered again, and what is missing is done.
 */
@Component
class JobCompletion {

  private static final Logger log = LoggerFactory.getLogger(JobCompletion.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final JobStore store;
  private final NotificationQueue notifications;
  private final ProcessedFiles files;
  private final ResultFiles results;
  private final Clock clock;
  private final RetryTemplate retries;

  JobCompletion(
      JobStore store,
      NotificationQueue notifications,
      ProcessedFiles files,
      ResultFiles results,
      Clock clock,
      WorkerProperties properties) {
    this.store = store;
    this.notifications = notifications;
    this.files = files;
    this.results = results;
    this.clock = clock;
    this.retries = retries(properties.storeGracePeriod());
  }

  /**
   * The outputs are stored: the job is COMPLETED. {@link #repeat} does what is left.
   *
   * @return what S3 now has
   * @throws FencedOffException if the job is no longer ours; the outputs are deleted then, unless
   *     they may still count
   */
  JobResult complete(TranscodeJob job, List<Rendition> made) throws InterruptedException {
    Optional<JobPlan> plan = retried(() -> plan(job));
    JobResult result = JobResult.completed(job, plan.orElse(null), made, clock.instant());
    if (!retried(() -> results.put(result))) {
      files.deleteAttempt(job.id(), job.attempt());
      throw new FencedOffException();
    }
    boolean written =
        retried(() -> store.complete(job.id(), job.attempt(), result.outputs(), result.endedAt()));
    // A time-out of Redis hides whether the change was made, so a refusal may come from ourselves.
    if (!written && !isOurs(job, made)) {
      takeBack(job);
      throw new FencedOffException();
    }
    Metrics.counter("transcoder.jobs.completed").increment();
    return result;
  }

  /** It was found meanwhile, so the job as it was claimed does not have it. */
  private Optional<JobPlan> plan(TranscodeJob job) {
    return store.find(job.id()).map(TranscodeJob::plan);
  }

  private boolean isOurs(TranscodeJob job, List<Rendition> made) {
    return store.find(job.id()).filter(now -> keys(now).containsAll(keys(made))).isPresent();
  }

  /**
   * The result is written, and the job is not ours. If another attempt has it, that one replaces
   * the result and removes the outputs: until then both belong together and are good.
   */
  private void takeBack(TranscodeJob job) {
    if (deleteIfGone(job.id())) {
      return;
    }
    @Nullable TranscodeJob now = store.find(job.id()).orElse(null);
    if (now != null && now.status().isEnded()) {
      files.deleteAttempt(job.id(), job.attempt());
      if (now.status() == JobStatus.CANCELLED && now.attempt() == job.attempt()) {
        files.delete(ObjectKeys.result(job.id()));
      }
    }
  }

  /** The job cannot be done: it is FAILED, also while S3 does not take the result. */
  void fail(TranscodeJob job, JobFailure failure) throws InterruptedException {
    Optional<JobPlan> plan = retried(() -> plan(job));
    JobResult result = JobResult.failed(job, plan.orElse(null), failure, clock.instant());
    if (isPut(result)
        && retried(() -> store.fail(job.id(), job.attempt(), failure, result.endedAt()))) {
      Metrics.counter("transcoder.jobs.failed").increment();
    }
    repeat(job.id());
  }

  /** False if a later attempt has ended the job. */
  private boolean isPut(JobResult result) {
    try {
      return results.put(result);
    } catch (SdkException unavailable) {
      log.warn("Job {}: if Redis is lost, it will run again", result.job().id(), unavailable);
      return true;
    }
  }

  /** What is left to do for a job that has ended; it may be done any number of times. */
  void repeat(JobId id) {
    if (!deleteIfGone(id)) {
      store.find(id).filter(now -> now.status().isEnded()).ifPresent(this::tidyAndTell);
    }
  }

  /**
   * Its owner may have deleted the job while a worker was at it. A job that is missing because
   * Redis was lost keeps its files: it will be rebuilt from them.
   */
  private boolean deleteIfGone(JobId id) {
    if (store.isComplete() && store.find(id).isEmpty()) {
      files.deleteAll(id);
      return true;
    }
    return false;
  }

  private void tidyAndTell(TranscodeJob job) {
    files.deleteOutputsBut(keys(job), job.id());
    if (job.status() != JobStatus.COMPLETED) {
      files.deleteLive(job.id());
    }
    if (job.status() != JobStatus.CANCELLED) {
      notifications.enqueueJobEnded(job.id(), job.run());
    }
  }

  private static Set<String> keys(TranscodeJob job) {
    return keys(job.renditions());
  }

  private static Set<String> keys(List<Rendition> outputs) {
    return Set.copyOf(outputs.stream().map(Rendition::key).toList());
  }

  /** Hours of work are not thrown away because Redis is unavailable for a moment. */
  <T> T retried(Retryable<T> change) throws InterruptedException {
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

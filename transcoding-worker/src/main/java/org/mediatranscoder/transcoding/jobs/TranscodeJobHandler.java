package org.mediatranscoder.transcoding.jobs;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.TranscodeHandler;
import org.mediatranscoder.redis.job.JobDurations;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.server.WorkerDeaths;
import org.mediatranscoder.transcoding.failure.PermanentFailure;
import org.mediatranscoder.transcoding.storage.DiskFullException;
import org.mediatranscoder.transcoding.storage.ProcessedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes one message from the queue: claims the job, runs the pipeline, and writes how it ended. A
 * message may come again; an exception asks the queue to bring it again.
 */
@Component
class TranscodeJobHandler implements TranscodeHandler {

  private static final Logger log = LoggerFactory.getLogger(TranscodeJobHandler.class);
  static final JobFailure OURS =
      new JobFailure(
          FailureCode.INTERNAL,
          "Something went wrong on our side, also after several tries. Please try again later.");

  static final JobFailure NO_ROOM =
      new JobFailure(
          FailureCode.INTERNAL,
          "There was no room for this file on our side, also after several tries."
              + " Please try again later.");
  static final JobFailure DEADLY =
      new JobFailure(
          FailureCode.INTERNAL,
          "Two workers stopped unexpectedly while they converted this file, so we do not try again."
              + " The file may be the reason.");

  private final JobStore store;
  private final Pipeline pipeline;
  private final JobCompletion ending;
  private final ProcessedFiles files;
  private final PosterStep poster;
  private final SharedChunks shared;
  private final Retries retries;
  private final WorkerProperties properties;
  private final JobDurations durations;
  private final JobEstimates estimates;
  private final Clock clock;

  TranscodeJobHandler(
      JobStore store,
      Pipeline pipeline,
      JobCompletion ending,
      ProcessedFiles files,
      PosterStep poster,
      SharedChunks shared,
      Retries retries,
      WorkerProperties properties,
      JobDurations durations,
      JobEstimates estimates,
      Clock clock) {
    this.store = store;
    this.pipeline = pipeline;
    this.ending = ending;
    this.files = files;
    this.poster = poster;
    this.shared = shared;
    this.retries = retries;
    this.properties = properties;
    this.durations = durations;
    this.estimates = estimates;
    this.clock = clock;
  }

  @Override
  public void transcode(UUID jobId, int run) {
    JobId id = new JobId(jobId);
    Optional<TranscodeJob> claimed = store.claim(id, run, clock.instant());
    try {
      if (claimed.isEmpty()) {
        requireNotLost(id);
        ending.repeat(id);
        shared.deleteIfOver(id);
      } else if (WorkerDeaths.areTooMany()) {
        log.error("Job {}: parked, as the workers that had it died", id);
        ending.fail(claimed.get(), DEADLY);
      } else if (retries.areUsedUp()) {
        ending.fail(claimed.get(), OURS);
      } else {
        attempt(claimed.get());
      }
    } catch (InterruptedException stopping) {
      retries.giveBack();
      throw release(claimed.orElseThrow(), stopping);
    }
  }

  /** Else the message would have ended when the job is restored, and nothing would run it. */
  private void requireNotLost(JobId id) {
    if (!store.isComplete() && store.find(id).isEmpty()) {
      throw new IllegalStateException("Jobs are being restored: this one may come back");
    }
  }

  private void attempt(TranscodeJob job) throws InterruptedException {
    log.info("Job {} attempt {}: to {}", job.id(), job.attempt(), job.request().format());
    Instant start = clock.instant();
    try {
      Optional<Made> made = make(job);
      if (made.isEmpty()) {
        log.info("Job {} attempt {}: left to all workers", job.id(), job.attempt());
        return;
      }
      try (Made all = made.get()) {
        JobResult result = ending.complete(job, all.outputs());
        log.info("Job {} attempt {}: completed", job.id(), job.attempt());
        noteDuration(job, result.plan(), Duration.between(start, clock.instant()));
        estimates.note(job, result, Duration.between(start, clock.instant()));
        poster.run(all);
      }
      ending.repeat(job.id());
      if (job.attempt() > 1) { // One before may have cut the video.
        shared.deleteIfOver(job.id());
      }
    } catch (PermanentFailure failure) {
      log.info("Job {} attempt {}: {}", job.id(), job.attempt(), failure.getMessage());
      ending.fail(job, failure.toJobFailure());
    } catch (FencedOffException notOurs) {
      log.info("Job {} attempt {}: stopped, no longer ours", job.id(), job.attempt());
    } catch (RuntimeException | Error trouble) { // An error must not leave the job PROCESSING.
      failOrRelease(job, trouble);
    }
  }

  /** Others are told from it how long theirs will take; that it cannot be noted harms nobody. */
  private void noteDuration(TranscodeJob job, @Nullable JobPlan plan, Duration took) {
    if (plan == null) {
      return;
    }
    try {
      durations.add(job.request().format(), plan.copies(), job.source().sizeBytes(), took);
    } catch (RedisException unavailable) {
      log.debug("How long job {} took cannot be noted: {}", job.id(), unavailable.toString());
    }
  }

  /**
   * Empty if all workers make it now.
   *
   * @throws FencedOffException if the job stopped being ours while it was made; nothing of it stays
   */
  private Optional<Made> make(TranscodeJob job) throws InterruptedException {
    try {
      return watched(job);
    } catch (FencedOffException notOurs) {
      files.deleteAttempt(job.id(), job.attempt());
      shared.deleteIfOver(job.id());
      throw notOurs;
    }
  }

  private Optional<Made> watched(TranscodeJob job) throws InterruptedException {
    try (OwnershipWatch watch = new OwnershipWatch(store, job, properties, clock)) {
      Optional<Made> made = Optional.empty();
      try {
        made = pipeline.run(job, new ProgressReport(store, job, clock, properties));
        return made;
      } finally {
        watch.requireOurs(made); // Above whatever the interrupt has caused.
      }
    }
  }

  private void failOrRelease(TranscodeJob job, Throwable trouble) throws InterruptedException {
    if (Thread.interrupted()) { // What looks like trouble is this worker being stopped.
      InterruptedException stopping = new InterruptedException("This worker stops");
      stopping.addSuppressed(trouble);
      throw stopping;
    }
    if (!retries.isLast()) {
      throw release(job, trouble);
    }
    log.error("Job {} attempt {}: given up", job.id(), job.attempt(), trouble);
    ending.fail(job, DiskFullException.isBehind(trouble) ? NO_ROOM : OURS);
  }

  /** The job waits for its next attempt; the queue learns of the trouble and brings it again. */
  private AttemptGivenUpException release(TranscodeJob job, Throwable trouble) {
    try {
      store.release(job.id(), job.attempt());
    } catch (RuntimeException unavailable) {
      trouble.addSuppressed(unavailable); // It stays PROCESSING; the next claim takes it over.
    }
    return new AttemptGivenUpException(job, trouble);
  }
}

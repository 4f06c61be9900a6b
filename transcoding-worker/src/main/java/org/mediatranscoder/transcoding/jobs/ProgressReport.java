package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the progress of one attempt: never going back, not too often, and without giving up a long
 * encode because Redis is unavailable for a moment. Not safe for several threads.
 */
final class ProgressReport {

  private static final Logger log = LoggerFactory.getLogger(ProgressReport.class);

  /** Even if nothing changes, it is asked this often whether the job is still ours. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private final JobStore store;
  private final TranscodeJob job;
  private final Clock clock;
  private final WorkerProperties properties;
  private @Nullable JobProgress last;
  private Instant lastWrite;
  private Instant lastAnswer;

  ProgressReport(JobStore store, TranscodeJob job, Clock clock, WorkerProperties properties) {
    this.store = store;
    this.job = job;
    this.clock = clock;
    this.properties = properties;
    this.lastWrite = clock.instant();
    this.lastAnswer = lastWrite;
  }

  /** The same for an attempt that goes on where another one was. */
  ProgressReport since(JobProgress before) {
    last = before;
    return this;
  }

  /**
   * Notes how far the attempt is.
   *
   * @throws FencedOffException if the job is no longer ours
   */
  void at(JobProgress progress) {
    Instant now = clock.instant();
    JobProgress next = notFalling(progress);
    if (!isDue(next, now)) {
      return;
    }
    last = next;
    lastWrite = now;
    write(next, now);
  }

  /**
   * Notes what the attempt does. That it cannot be noted is no reason to give the attempt up.
   *
   * @throws FencedOffException if the job is no longer ours
   */
  void planned(JobPlan plan) {
    try {
      if (!store.planned(job.id(), job.attempt(), plan)) {
        throw new FencedOffException();
      }
    } catch (FencedOffException fencedOff) {
      throw fencedOff;
    } catch (RuntimeException unavailable) {
      log.info("The plan of job {} cannot be noted: {}", job.id(), unavailable.toString());
    }
  }

  private void write(JobProgress progress, Instant now) {
    try {
      if (!store.progress(job.id(), job.attempt(), progress)) {
        throw new FencedOffException();
      }
      lastAnswer = now;
    } catch (FencedOffException fencedOff) {
      throw fencedOff;
    } catch (RuntimeException unavailable) {
      if (Duration.between(lastAnswer, now).compareTo(properties.storeGracePeriod()) > 0) {
        throw unavailable;
      }
      log.debug("Progress of job {} cannot be written: {}", job.id(), unavailable.toString());
    }
  }

  private boolean isDue(JobProgress next, Instant now) {
    if (last == null || next.stage() != last.stage()) {
      return true;
    }
    Duration since = Duration.between(lastWrite, now);
    return since.compareTo(HEARTBEAT) >= 0
        || (since.compareTo(properties.progressInterval()) >= 0 && !next.equals(last));
  }

  private JobProgress notFalling(JobProgress next) {
    if (last == null) {
      return next;
    }
    Stage stage = last.stage().compareTo(next.stage()) > 0 ? last.stage() : next.stage();
    double percent = Math.max(last.percent(), next.percent());
    return new JobProgress(stage, percent, next.fps(), next.speed(), next.eta());
  }
}

package org.mediatranscoder.gateway.recovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Restores one job that Redis does not have. May be done at any time, any number of times. */
@Component
class JobRestore {

  private static final Logger log = LoggerFactory.getLogger(JobRestore.class);

  private final StoredJobs stored;
  private final JobStore jobs;
  private final UnqueuedJobs unqueued;
  private final RecoveryProperties properties;
  private final Clock clock;

  JobRestore(
      StoredJobs stored,
      JobStore jobs,
      UnqueuedJobs unqueued,
      RecoveryProperties properties,
      Clock clock) {
    this.stored = stored;
    this.jobs = jobs;
    this.unqueued = unqueued;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Reads the job from S3, writes it to Redis and enqueues what it needs.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if S3 does not do its part
   * @throws io.lettuce.core.RedisException if Redis does not do its part
   */
  RecoveryCount restore(JobId id) {
    try {
      Optional<TranscodeJob> job = stored.find(id).map(StoredJob::job);
      return job.map(found -> restore(id, found)).orElse(RecoveryCount.NONE);
    } catch (JacksonException | IllegalArgumentException damaged) {
      log.error("Job {} cannot be restored: what S3 has of it is damaged", id, damaged);
      return new RecoveryCount(0, 0, 0, 0, 1);
    }
  }

  private RecoveryCount restore(JobId id, TranscodeJob job) {
    if (!job.id().equals(id)) {
      throw new IllegalArgumentException("It is about another job");
    }
    if (job.status() == JobStatus.PENDING && !isYoung(job.createdAt(), properties.runWithin())) {
      log.warn("Job {} is not run again: it was accepted at {}", id, job.createdAt());
      return new RecoveryCount(0, 0, 0, 1, 0);
    }
    boolean needsMessage = needsMessage(job);
    if (!jobs.restore(job, needsMessage)) {
      return RecoveryCount.NONE; // Somebody was faster, or it was deleted meanwhile.
    }
    if (needsMessage) {
      unqueued.bring(job);
    }
    log.info("Restored job {}: {}", id, job.status());
    return new RecoveryCount(0, 1, needsMessage ? 1 : 0, 0, 0);
  }

  /**
   * Also one whose mail was sent: its webhooks may not have taken it. The handler of the message
   * knows from S3 what was told already.
   */
  private boolean needsMessage(TranscodeJob job) {
    return switch (job.status()) {
      case PENDING, PROCESSING -> true;
      case COMPLETED, FAILED -> isYoung(job.endedAt(), properties.mailWithin());
      case CANCELLED -> false;
    };
  }

  private boolean isYoung(@Nullable Instant time, Duration age) {
    return time != null && time.isAfter(clock.instant().minus(age));
  }
}

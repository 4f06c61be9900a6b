package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.job.TooManyActiveJobsException;
import org.springframework.stereotype.Component;

/**
 * Lets a job be retried only while its owner may have one more that waits or runs, and has encoding
 * time left.
 */
@Component
public class AdmittedRetries {

  private static final Duration LATER = Duration.ofSeconds(30);

  private final JobStore jobs;
  private final LimitsProperties limits;
  private final AccountUsage usage;

  AdmittedRetries(JobStore jobs, LimitsProperties limits, AccountUsage usage) {
    this.jobs = jobs;
    this.limits = limits;
    this.usage = usage;
  }

  /**
   * As {@link JobStore#retry}, in the same single step as the look at the limit of jobs.
   *
   * @throws LimitExceededException {@code too-many-jobs} or {@code daily-encoding-exceeded}
   */
  public Optional<TranscodeJob> retry(TranscodeJob job) {
    usage.requireEncodingTime(job.owner());
    try {
      return jobs.retry(job.id(), limits.activeJobs());
    } catch (TooManyActiveJobsException full) {
      throw new LimitExceededException(ErrorCode.TOO_MANY_JOBS, LATER);
    }
  }
}

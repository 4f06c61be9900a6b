package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.job.TooManyActiveJobsException;
import org.springframework.stereotype.Component;

/** Lets a job be retried only while its owner may have one more that waits or runs. */
@Component
public class AdmittedRetries {

  private static final Duration LATER = Duration.ofSeconds(30);

  private final JobStore jobs;
  private final LimitsProperties limits;

  AdmittedRetries(JobStore jobs, LimitsProperties limits) {
    this.jobs = jobs;
    this.limits = limits;
  }

  /**
   * As {@link JobStore#retry}, in the same single step as the look at the limit.
   *
   * @throws LimitExceededException {@code too-many-jobs}
   */
  public Optional<TranscodeJob> retry(JobId id) {
    try {
      return jobs.retry(id, limits.activeJobs());
    } catch (TooManyActiveJobsException full) {
      throw new LimitExceededException(ErrorCode.TOO_MANY_JOBS, LATER);
    }
  }
}

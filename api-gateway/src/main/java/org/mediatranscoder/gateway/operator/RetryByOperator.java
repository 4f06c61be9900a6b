package org.mediatranscoder.gateway.operator;

import java.util.Optional;
import org.mediatranscoder.gateway.lifecycle.JobRetry;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries a job of anybody again, and logs which operator asked for it and what came of it. */
@Component
class RetryByOperator {

  private static final Logger log = LoggerFactory.getLogger(RetryByOperator.class);

  private final JobStore jobs;
  private final JobRetry retry;

  RetryByOperator(JobStore jobs, JobRetry retry) {
    this.jobs = jobs;
    this.retry = retry;
  }

  /**
   * As {@link JobRetry#retry}, of a job that Redis has.
   *
   * @param id as the operator wrote it
   * @param token of the operator
   * @throws ApiException {@code job-not-found}; {@code service-unavailable} if nobody can say so,
   *     as jobs are being restored after a loss of Redis; and as {@link JobRetry#retry}
   */
  TranscodeJob retry(String id, AccountId operator, String token) {
    TranscodeJob job = find(id);
    try {
      TranscodeJob now = retry.retry(job, token);
      log.info(
          "Operator {} tries job {} of account {} again: {}, run {}",
          operator,
          job.id(),
          job.owner(),
          now.status(),
          now.run());
      return now;
    } catch (ApiException refused) {
      log.info(
          "Operator {} tries job {} of account {} again: refused, {}",
          operator,
          job.id(),
          job.owner(),
          refused.code().code());
      throw refused;
    }
  }

  private TranscodeJob find(String id) {
    Optional<JobId> asked = JobId.parse(id);
    Optional<TranscodeJob> found = asked.flatMap(jobs::find);
    if (found.isEmpty() && asked.isPresent() && !jobs.isComplete()) {
      throw new ApiException(
          ErrorCode.SERVICE_UNAVAILABLE, "Jobs are being restored. Ask again in a moment.");
    }
    return found.orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
  }
}

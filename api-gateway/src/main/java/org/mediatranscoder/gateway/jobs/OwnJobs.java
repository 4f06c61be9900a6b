package org.mediatranscoder.gateway.jobs;

import org.mediatranscoder.gateway.limits.AdmittedRequest;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** Finds a person's job; one of another person looks exactly like one that never was. */
@Component
public class OwnJobs {

  private final JobStore jobs;

  OwnJobs(JobStore jobs) {
    this.jobs = jobs;
  }

  /**
   * @param id as the person wrote it
   * @throws ApiException {@code job-not-found}
   */
  public TranscodeJob find(String id, AccountId owner) {
    return JobId.parse(id)
        .flatMap(asked -> AdmittedRequest.job(asked).or(() -> jobs.find(asked)))
        .filter(job -> job.owner().equals(owner))
        .orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
  }
}

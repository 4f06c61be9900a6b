package org.mediatranscoder.gateway.jobs;

import java.util.Optional;
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
  private final LastingHistory lasting;

  OwnJobs(JobStore jobs, LastingHistory lasting) {
    this.jobs = jobs;
    this.lasting = lasting;
  }

  /**
   * @param id as the person wrote it
   * @throws ApiException {@code job-not-found}; {@code service-unavailable} if nobody can say so,
   *     as jobs are being restored after a loss of Redis
   */
  public TranscodeJob find(String id, AccountId owner) {
    Optional<JobId> asked = JobId.parse(id);
    Optional<TranscodeJob> found = asked.flatMap(this::find);
    if (found.isEmpty() && asked.isPresent() && !jobs.isComplete()) {
      throw new ApiException(
          ErrorCode.SERVICE_UNAVAILABLE, "Jobs are being restored. Ask again in a moment.");
    }
    return found
        .or(() -> asked.filter(one -> !jobs.isDeleted(one)).flatMap(lasting::find))
        .filter(job -> job.owner().equals(owner))
        .orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
  }

  private Optional<TranscodeJob> find(JobId asked) {
    return AdmittedRequest.job(asked).or(() -> jobs.find(asked));
  }
}

package org.mediatranscoder.transcoding.jobs;

import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.transcoding.storage.ProcessedFiles;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.core.exception.SdkException;

/** Internal: removes what workers made for a job. */
@RestController
class JobFilesController {

  private final JobStore store;
  private final ProcessedFiles files;

  JobFilesController(JobStore store, ProcessedFiles files) {
    this.store = store;
    this.files = files;
  }

  /**
   * Removes all under {@code work/} and {@code processed/}; that there is nothing is no error. The
   * job must have ended, or a worker would make more: a running one is {@code job-running}.
   */
  @DeleteMapping("/jobs/{jobId}/files")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable("jobId") String jobId, AccountId caller) {
    TranscodeJob job =
        JobId.parse(jobId)
            .flatMap(store::find)
            .filter(found -> found.owner().equals(caller))
            .orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
    if (!job.status().isEnded()) {
      throw new ApiException(ErrorCode.JOB_RUNNING);
    }
    try {
      files.requireDeleted(job.id());
    } catch (SdkException unavailable) {
      ErrorCode code = ErrorCode.STORAGE_UNAVAILABLE;
      throw new ApiException(code, unavailable);
    }
  }
}

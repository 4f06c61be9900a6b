package org.mediatranscoder.gateway.acceptance;

import org.mediatranscoder.gateway.uploadservice.ClientGoneException;
import org.mediatranscoder.gateway.uploadservice.UploadServiceClient;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** Keeps in S3 what the owner of a job wants of it, so that it survives a loss of Redis. */
@Component
public class JobManifests {

  private static final int MOST_TRIES = 5;

  private final JobStore jobs;
  private final UploadServiceClient uploadService;

  JobManifests(JobStore jobs, UploadServiceClient uploadService) {
    this.jobs = jobs;
    this.uploadService = uploadService;
  }

  /**
   * Writes the manifest of the job as Redis has it. Of two requests that change the job at once,
   * the one that writes last looks again, so the manifest says what Redis says in the end.
   *
   * @param token of the owner, or of an operator, with the scope {@code jobs:write}
   * @throws ApiException {@code job-not-found} if the job was deleted meanwhile; {@code
   *     storage-unavailable} if it cannot be written, and the request should be repeated
   */
  public void write(JobId id, String token) {
    String authorization = "Bearer " + token;
    JobManifest written = manifest(id);
    for (int i = 0; i < MOST_TRIES; i++) {
      put(written, authorization);
      JobManifest now = manifestOrDelete(id, authorization);
      if (now.equals(written)) {
        return;
      }
      written = now;
    }
    throw new ApiException(ErrorCode.STORAGE_UNAVAILABLE);
  }

  private JobManifest manifest(JobId id) {
    return jobs.find(id)
        .map(JobManifest::of)
        .orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
  }

  private JobManifest manifestOrDelete(JobId id, String authorization) {
    try {
      return manifest(id);
    } catch (ApiException missing) {
      if (jobs.isDeleted(id)) { // Not if Redis was lost in between.
        delete(id, authorization);
      }
      throw missing;
    }
  }

  private void put(JobManifest manifest, String authorization) {
    try {
      uploadService.writeManifest(manifest, authorization);
    } catch (ClientGoneException | ApiException failed) {
      throw unavailable(failed);
    }
  }

  private void delete(JobId id, String authorization) {
    try {
      uploadService.delete(id, authorization);
    } catch (ClientGoneException | ApiException failed) {
      throw unavailable(failed);
    }
  }

  private static ApiException unavailable(Exception failed) {
    return new ApiException(ErrorCode.STORAGE_UNAVAILABLE, failed);
  }
}

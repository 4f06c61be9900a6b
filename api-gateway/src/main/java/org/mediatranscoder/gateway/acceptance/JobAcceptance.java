package org.mediatranscoder.gateway.acceptance;

import io.micrometer.core.instrument.Metrics;
import org.mediatranscoder.gateway.uploadservice.ClientGoneException;
import org.mediatranscoder.gateway.uploadservice.UploadServiceClient;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Accepts a job whose source is stored. It announces the job, writes the manifest to S3, then the
 * job to Redis, then the message to the queue, so every accepted job can be rebuilt from S3, and
 * one whose gateway dies in between is found. On failure the caller, which stored the source,
 * removes all files of the job.
 */
@Component
public class JobAcceptance {

  private static final Logger log = LoggerFactory.getLogger(JobAcceptance.class);

  private final UploadServiceClient uploadService;
  private final JobStore jobs;
  private final TokenStatus access;
  private final TranscodeQueue queue;

  JobAcceptance(
      UploadServiceClient uploadService, JobStore jobs, TokenStatus access, TranscodeQueue queue) {
    this.uploadService = uploadService;
    this.jobs = jobs;
    this.access = access;
    this.queue = queue;
  }

  /**
   * @param authorization opens upload-service for this job
   * @return the job as it was accepted
   * @throws ApiException if a downstream service fails or the account is being deleted
   */
  public TranscodeJob accept(JobManifest manifest, String authorization)
      throws ClientGoneException {
    jobs.announce(manifest.id());
    uploadService.writeManifest(manifest, authorization);
    TranscodeJob job = manifest.toPendingJob();
    if (!jobs.create(job) && !isRecovered(manifest)) {
      throw new ApiException(ErrorCode.INTERNAL, "A job of this id exists already");
    }
    requireAccount(job.owner());
    queue.enqueue(job.id(), job.run(), Share.of(job));
    jobs.markQueued(job.id());
    Metrics.counter("transcoder.jobs.accepted").increment();
    log.info(
        "Accepted job {}: {} bytes to {}",
        job.id(),
        job.source().sizeBytes(),
        job.request().format());
    return job;
  }

  /** A recovery may have found the manifest before this could create the job. */
  private boolean isRecovered(JobManifest manifest) {
    return jobs.find(manifest.id())
        .filter(job -> job.owner().equals(manifest.owner()))
        .filter(job -> job.createdAt().equals(manifest.createdAt()))
        .isPresent();
  }

  /** Asked once the job is there: either this sees that the account goes, or its eraser the job. */
  private void requireAccount(AccountId owner) {
    if (!access.isAccountGood(owner)) {
      throw new ApiException(ErrorCode.TOKEN_INVALID);
    }
  }
}

package org.mediatranscoder.gateway.lifecycle;

import java.util.Optional;
import org.mediatranscoder.gateway.acceptance.JobManifests;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.gateway.limits.AdmittedRetries;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries a job again that failed or was cancelled. */
@Component
public class JobRetry {

  private static final Logger log = LoggerFactory.getLogger(JobRetry.class);

  private final AdmittedRetries retries;
  private final KeptFiles files;
  private final Formats formats;
  private final JobStore jobs;
  private final TranscodeQueue queue;
  private final JobManifests manifests;

  JobRetry(
      AdmittedRetries retries,
      KeptFiles files,
      Formats formats,
      JobStore jobs,
      TranscodeQueue queue,
      JobManifests manifests) {
    this.retries = retries;
    this.files = files;
    this.formats = formats;
    this.jobs = jobs;
    this.queue = queue;
    this.manifests = manifests;
  }

  /**
   * Begins a new run of the job. One that waits or runs is left alone: it is tried already.
   *
   * @param token of the owner, or of an operator
   * @return the job as it is now
   * @throws ApiException {@code job-completed}; {@code source-gone}; {@code format-unavailable};
   *     {@code too-many-jobs}; {@code daily-encoding-exceeded}; {@code storage-unavailable} if that
   *     cannot be stored for good, and should be asked for again
   */
  public TranscodeJob retry(TranscodeJob job, String token) {
    TranscodeJob now = mayBeRetried(job) ? begin(job) : job;
    if (now.run() > TranscodeJob.FIRST_RUN) { // Also if an earlier request could not write it.
      manifests.write(now.id(), token);
    }
    return now;
  }

  private TranscodeJob begin(TranscodeJob job) {
    files.requireSource(job);
    var _ = formats.available(job.request().format());
    Optional<TranscodeJob> again = retries.retry(job);
    if (again.isEmpty()) {
      return asItIs(job);
    }
    // If this instance dies before that, UnqueuedJobs of another one enqueues it.
    queue.enqueue(job.id(), again.get().run(), Share.of(job));
    jobs.markQueued(job.id());
    log.info("Job {} is tried again, run {}", job.id(), again.get().run());
    return again.get();
  }

  private static boolean mayBeRetried(TranscodeJob job) {
    if (job.status() == JobStatus.COMPLETED) {
      throw new ApiException(ErrorCode.JOB_COMPLETED);
    }
    return job.status().isEnded();
  }

  /** Another request was faster: with a retry, or with a deletion. */
  private TranscodeJob asItIs(TranscodeJob job) {
    TranscodeJob now =
        jobs.find(job.id()).orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
    if (mayBeRetried(now)) {
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE);
    }
    return now;
  }
}

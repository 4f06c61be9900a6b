package org.mediatranscoder.gateway.lifecycle;

import java.time.Clock;
import org.mediatranscoder.gateway.acceptance.JobManifests;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** Ends a job because its owner no longer wants it; its source stays, so it can be tried again. */
@Component
class Cancellation {

  private final JobStore jobs;
  private final TranscodeQueue queue;
  private final JobManifests manifests;
  private final Clock clock;

  Cancellation(JobStore jobs, TranscodeQueue queue, JobManifests manifests, Clock clock) {
    this.jobs = jobs;
    this.queue = queue;
    this.manifests = manifests;
    this.clock = clock;
  }

  /**
   * Takes a job that waits out of the queue. The worker that runs it is refused from now on: it
   * kills FFmpeg within two seconds and removes what it was making. A cancelled job stays as it is.
   *
   * @param token of the owner
   * @return the job as it is now: CANCELLED
   * @throws ApiException {@code job-ended} if it is COMPLETED or FAILED; {@code
   *     storage-unavailable} if that cannot be stored for good, and should be asked for again
   */
  TranscodeJob cancel(TranscodeJob job, String token) {
    jobs.cancel(job.id(), clock.instant());
    TranscodeJob now =
        jobs.find(job.id()).orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
    if (now.status() != JobStatus.CANCELLED) {
      throw new ApiException(ErrorCode.JOB_ENDED);
    }
    queue.withdraw(now.id(), now.run());
    manifests.write(now.id(), token);
    return now;
  }
}

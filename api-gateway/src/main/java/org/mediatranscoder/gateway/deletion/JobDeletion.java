package org.mediatranscoder.gateway.deletion;

import java.time.Clock;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DeletionLinks;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.stereotype.Component;

/**
 * Deletes one job: its files first and its record last, so that a deletion that failed half-way can
 * be asked for again.
 */
@Component
public class JobDeletion {

  private final JobStore jobs;
  private final TranscodeQueue queue;
  private final StoredFiles files;
  private final Clock clock;

  JobDeletion(JobStore jobs, TranscodeQueue queue, StoredFiles files, Clock clock) {
    this.jobs = jobs;
    this.queue = queue;
    this.files = files;
    this.clock = clock;
  }

  /**
   * Stops the job if it waits or runs, and removes its files, its record and its place in the
   * history, whether a worker lives or not. One that runs it notices within two seconds and takes
   * away what it was making. Deleting what is gone already is no error.
   *
   * @param job of the person whose token this is: upload-service checks that for itself
   * @param token with the scope {@code jobs:write}
   * @throws org.mediatranscoder.web.problem.ApiException {@code service-unavailable} if a part
   *     could not be deleted; the record is still there then
   */
  public void delete(TranscodeJob job, String token) {
    stop(job);
    files.delete(job.id(), "Bearer " + token, ErrorCode.TOKEN_INVALID);
    jobs.delete(job.id());
  }

  /**
   * The same for the holder of a deletion link, which upload-service checks for itself.
   *
   * @param job empty if nothing but files may be left of it
   * @param link the token in the link
   */
  void delete(JobId id, Optional<TranscodeJob> job, String link) {
    job.ifPresent(this::stop);
    files.delete(id, DeletionLinks.SCHEME + link, ErrorCode.LINK_INVALID);
    jobs.delete(id);
  }

  private void stop(TranscodeJob job) {
    jobs.cancel(job.id(), clock.instant());
    queue.withdraw(job.id(), job.run());
  }
}

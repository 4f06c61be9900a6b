package org.mediatranscoder.gateway.upload;

import io.lettuce.core.RedisException;
import java.time.Duration;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Enqueues jobs whose gateway died after it had written them and before they were enqueued: else
 * they would wait for ever. A job that several instances bring is in the queue once, as the id of
 * its message follows from it.
 */
@Component
class UnqueuedJobs {

  private static final Logger log = LoggerFactory.getLogger(UnqueuedJobs.class);

  private final JobStore jobs;
  private final TranscodeQueue queue;

  UnqueuedJobs(JobStore jobs, TranscodeQueue queue) {
    this.jobs = jobs;
    this.queue = queue;
  }

  /** Brings those that were written at least this long ago. */
  void bring(Duration age) {
    try {
      jobs.unqueued(age).forEach(this::bring);
    } catch (RedisException unavailable) {
      log.warn("No stranded jobs can be looked for just now: {}", unavailable.toString());
    }
  }

  private void bring(JobId id) {
    jobs.find(id).filter(job -> job.status() == JobStatus.PENDING).ifPresent(this::enqueue);
    jobs.markQueued(id);
  }

  private void enqueue(TranscodeJob job) {
    queue.enqueue(job.id(), job.run(), Share.of(job));
    log.warn("Nobody noted that job {} was enqueued; it is in the queue now", job.id());
  }
}

package org.mediatranscoder.gateway.recovery;

import io.lettuce.core.RedisException;
import java.time.Duration;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Enqueues what a job needs whose gateway died after it had written or restored it and before the
 * message was enqueued: else it would wait for ever. A message that several instances bring is in
 * the queue once, as its id follows from the job.
 */
@Component
class UnqueuedJobs {

  private static final Logger log = LoggerFactory.getLogger(UnqueuedJobs.class);

  private final JobStore jobs;
  private final TranscodeQueue queue;
  private final NotificationQueue notifications;

  UnqueuedJobs(JobStore jobs, TranscodeQueue queue, NotificationQueue notifications) {
    this.jobs = jobs;
    this.queue = queue;
    this.notifications = notifications;
  }

  /** Brings those that were written at least this long ago. */
  void bring(Duration age) {
    try {
      jobs.unqueued(age)
          .forEach(id -> jobs.find(id).ifPresentOrElse(this::bringLate, () -> jobs.markQueued(id)));
    } catch (RedisException unavailable) {
      log.warn("Jobs without a message cannot be looked for just now: {}", unavailable.toString());
    }
  }

  private void bringLate(TranscodeJob job) {
    bring(job);
    log.warn("Nobody noted that job {} was enqueued; it is in the queue now", job.id());
  }

  /** Enqueues the message that the job needs as it stands, and notes that. */
  void bring(TranscodeJob job) {
    switch (job.status()) {
      case PENDING -> queue.enqueue(job.id(), job.run(), Share.of(job));
      case COMPLETED, FAILED -> notifications.enqueueJobEnded(job.id(), job.run());
      case PROCESSING, CANCELLED -> {} // It has its message, or needs none.
    }
    jobs.markQueued(job.id());
  }
}

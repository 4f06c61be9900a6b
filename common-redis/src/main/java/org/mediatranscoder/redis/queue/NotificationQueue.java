package org.mediatranscoder.redis.queue;

import org.mediatranscoder.model.job.JobId;

/** The way to notification-worker. */
public interface NotificationQueue {

  /** Enqueues the mail about the end of this run; does nothing if it was enqueued before. */
  void enqueueJobEnded(JobId id, int run);

  /** Whether the mail about the end of this run waits, is being sent, or will be tried again. */
  boolean isUnderWay(JobId id, int run);
}

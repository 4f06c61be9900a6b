package org.mediatranscoder.redis.queue;

import java.util.OptionalLong;
import org.mediatranscoder.model.job.JobId;

/** The way to transcoding-worker. */
public interface TranscodeQueue {

  /** Enqueues the job and wakes a worker; does nothing if it was enqueued before. */
  void enqueue(JobId id);

  /** Takes the job out of the queue; one that has started goes on. */
  void withdraw(JobId id);

  /** How many jobs will start before this one; empty once it has started. */
  OptionalLong position(JobId id);
}

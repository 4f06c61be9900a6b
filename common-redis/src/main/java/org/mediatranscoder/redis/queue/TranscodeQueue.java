package org.mediatranscoder.redis.queue;

import java.util.List;
import java.util.OptionalLong;
import org.mediatranscoder.model.job.JobId;

/** The way to transcoding-worker. */
public interface TranscodeQueue {

  /**
   * Enqueues this run of the job and wakes a worker; does nothing if it was enqueued before.
   *
   * @param share by which the owners of jobs take turns
   */
  void enqueue(JobId id, int run, Share share);

  /** Takes this run of the job out of the queue; one that has started goes on. */
  void withdraw(JobId id, int run);

  /**
   * Runs whose message failed for good, the last ones first and a hundred at most: nobody will try
   * them again.
   */
  List<QueuedRun> givenUp();

  /** How many jobs the workers that live can have at once, and how many they have. */
  Slots slots();

  /**
   * @param all of the living workers; 0 if there is none
   * @param taken by jobs that are worked on
   */
  record Slots(int all, long taken) {}

  /**
   * How many jobs will start before this run; empty once it has started, before it is tried again,
   * and while as many jobs of its class and account run as may.
   */
  OptionalLong position(JobId id, int run);
}

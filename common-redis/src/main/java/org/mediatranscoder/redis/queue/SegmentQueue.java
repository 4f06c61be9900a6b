package org.mediatranscoder.redis.queue;

import org.mediatranscoder.model.job.JobId;

/** The way of one transcoding-worker to all of them, for a video that they encode together. */
public interface SegmentQueue {

  /**
   * Gives back what the message that ran the whole job has taken of the workers: its chunks take it
   * instead.
   *
   * @param share that the job was enqueued with
   */
  void giveBack(Share share);

  /**
   * Enqueues the message to encode one chunk; does nothing if it was enqueued before. Messages of
   * an attempt come in the order in which they are enqueued, and before jobs of their owner that
   * have not begun and are not more urgent.
   *
   * @param share of this chunk
   */
  void enqueueSegment(JobId id, int run, int attempt, int chunk, Share share);

  /** Likewise the message to make the output of all chunks. */
  void enqueueAssembly(JobId id, int run, int attempt, Share share);
}

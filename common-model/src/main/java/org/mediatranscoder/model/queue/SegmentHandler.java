package org.mediatranscoder.model.queue;

import java.util.UUID;

/**
 * Work for transcoding-worker beside that of {@link TranscodeHandler}: a video whose chunks are
 * encoded by all workers. Delivered at least once: handlers are idempotent, and do nothing once
 * another attempt has the job.
 */
public interface SegmentHandler {

  /**
   * Encodes one chunk and stores it. Who finds that it was the last one enqueues {@link #assemble}.
   *
   * @param attempt that cut the video into chunks
   * @param chunk its number, from 0
   */
  void segment(UUID jobId, int run, int attempt, int chunk);

  /**
   * Makes the output of the chunks, and ends the job.
   *
   * @param attempt that cut the video into chunks
   */
  void assemble(UUID jobId, int run, int attempt);
}

package org.mediatranscoder.model.queue;

import java.util.UUID;

/**
 * Work for transcoding-worker. The message carries ids only, so that a retry reads fresh state.
 * Delivered at least once: handlers are idempotent and fenced.
 */
public interface TranscodeHandler {

  /** Runs the job; does nothing if it is in another run by now. */
  void transcode(UUID jobId, int run);
}

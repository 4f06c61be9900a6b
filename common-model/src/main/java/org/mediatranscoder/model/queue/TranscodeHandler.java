package org.mediatranscoder.model.queue;

import java.util.UUID;

/**
 * Work for transcoding-worker. The message carries the id only, so that a retry reads fresh state.
 * Delivered at least once: handlers are idempotent and fenced.
 */
public interface TranscodeHandler {

  void transcode(UUID jobId);
}

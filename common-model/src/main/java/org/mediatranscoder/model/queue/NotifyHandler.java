package org.mediatranscoder.model.queue;

import java.util.UUID;

/** Work for notification-worker. Delivered at least once: handlers are idempotent. */
public interface NotifyHandler {

  /**
   * Tells the owner how the job ended: COMPLETED or FAILED; does nothing if it is in another run by
   * now.
   */
  void jobEnded(UUID jobId, int run);
}

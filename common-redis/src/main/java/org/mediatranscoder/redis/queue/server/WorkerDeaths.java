package org.mediatranscoder.redis.queue.server;

import org.jobrunr.server.runner.ThreadLocalJobContext;
import org.jspecify.annotations.Nullable;

/**
 * Of the message that is handled just now. A worker that dies may do so because of what a message
 * brings, and then takes down every worker that tries again; so its handler asks here first.
 */
public final class WorkerDeaths {

  private static final int MOST = 2;

  private WorkerDeaths() {}

  /** Whether so many workers died while they had the message that no other may try it. */
  public static boolean areTooMany() {
    if (!ThreadLocalJobContext.hasJobContext()) {
      return false;
    }
    @Nullable Integer deaths =
        ThreadLocalJobContext.getJobContext().getMetadata(Retries.WORKER_DEATHS);
    return deaths != null && deaths >= MOST;
  }
}

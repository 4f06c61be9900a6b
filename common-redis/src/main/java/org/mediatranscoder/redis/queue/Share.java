package org.mediatranscoder.redis.queue;

import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.jobrunr.Turn;

/**
 * What a job takes of the workers, from the share of its account. Before the source is probed, its
 * size is the best guess of the work that is in it.
 *
 * @param sourceBytes zero or more
 */
public record Share(AccountId owner, long sourceBytes) {

  private static final long MEBIBYTE = 1 << 20;

  public static Share of(TranscodeJob job) {
    return new Share(job.owner(), job.source().sizeBytes());
  }

  /** The smallest job costs something too. */
  Turn turn() {
    return new Turn(owner.value(), 1 + sourceBytes / MEBIBYTE);
  }
}

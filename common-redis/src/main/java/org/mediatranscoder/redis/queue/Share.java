package org.mediatranscoder.redis.queue;

import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.jobrunr.Turn;

/**
 * What a job takes of the workers, from the share of its account. Before the source is probed, its
 * size is the best guess of the work that is in it.
 *
 * @param sourceBytes zero or more
 * @param format id of a format of the catalogue; empty if that does not matter
 */
public record Share(AccountId owner, long sourceBytes, String format, Priority priority) {

  private static final long MEBIBYTE = 1 << 20;

  /** Divided by weights, so it must not be small. */
  private static final long COST_OF_MEBIBYTE = 1000;

  /** Of normal priority, to no format that matters. */
  public Share(AccountId owner, long sourceBytes) {
    this(owner, sourceBytes, "", Priority.NORMAL);
  }

  public static Share of(TranscodeJob job) {
    return new Share(
        job.owner(), job.source().sizeBytes(), job.request().format(), job.request().priority());
  }

  /** The same of a part of the work. */
  public Share of(double part) {
    return new Share(owner, Math.round(sourceBytes * part), format, priority);
  }

  /** The smallest job costs something too. */
  Turn turn(SharesProperties shares) {
    return turn(shares, 1);
  }

  /** Of a job that has begun, which comes before others of its owner that are as urgent. */
  Turn turnOfStep(SharesProperties shares) {
    return turn(shares, 0);
  }

  private Turn turn(SharesProperties shares, int later) {
    long cost = (1 + sourceBytes / MEBIBYTE) * COST_OF_MEBIBYTE / shares.weightOf(owner.value());
    String workClass = format.substring(format.lastIndexOf('-') + 1);
    int limit = shares.limitOf(workClass);
    return new Turn(
        owner.value(),
        cost,
        2 * (Priority.HIGH.urgency() - priority.urgency()) + later,
        limit == 0 ? "" : workClass,
        limit);
  }
}

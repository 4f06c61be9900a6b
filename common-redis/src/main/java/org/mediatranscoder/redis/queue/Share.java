package org.mediatranscoder.redis.queue;

import java.util.HashMap;
import java.util.Map;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.jobrunr.Turn;

/**
 * What a job takes of the workers, from the share of its account: the seconds that jobs to this
 * format from sources of this size took lately. Before there was one, a second for each MiB.
 *
 * @param sourceBytes zero or more
 * @param part of the work of the job, 1 for all of it
 * @param format id of a format of the catalogue; empty if that does not matter
 */
public record Share(
    AccountId owner, long sourceBytes, double part, String format, Priority priority) {

  /** In the metadata of a message: how urgent it is to its owner. */
  public static final String PRIORITY = "priority";

  /** In the metadata of a message: the weight of its owner when it was enqueued. */
  public static final String WEIGHT = "weight";

  private static final long MEBIBYTE = 1 << 20;

  /** Divided by weights, so it must not be small. */
  private static final double COST_OF_SECOND = 1000;

  /** The smallest job costs something too. */
  private static final double LEAST_SECONDS = 0.1;

  /** Of normal priority, to no format that matters. */
  public Share(AccountId owner, long sourceBytes) {
    this(owner, sourceBytes, 1, "", Priority.NORMAL);
  }

  public static Share of(TranscodeJob job) {
    return new Share(
        job.owner(), job.source().sizeBytes(), 1, job.request().format(), job.request().priority());
  }

  /** The same of a part of the work. */
  public Share of(double some) {
    return new Share(owner, sourceBytes, part * some, format, priority);
  }

  Turn turn(SharesProperties shares, ExpectedWork expected) {
    return turn(shares, expected, 1);
  }

  /** Of a job that has begun, which comes before others of its owner that are as urgent. */
  Turn turnOfStep(SharesProperties shares, ExpectedWork expected) {
    return turn(shares, expected, 0);
  }

  private Turn turn(SharesProperties shares, ExpectedWork expected, int later) {
    double seconds = Math.max(LEAST_SECONDS, part * seconds(expected));
    long cost = Math.round(seconds * COST_OF_SECOND / shares.weightOf(owner.value()));
    String workClass = format.substring(format.lastIndexOf('-') + 1);
    int limit = shares.limitOf(workClass);
    return new Turn(
        owner.value(),
        cost,
        2 * (Priority.HIGH.urgency() - priority.urgency()) + later,
        limit == 0 ? "" : workClass,
        limit);
  }

  /** Of the message with this turn. */
  Map<String, Object> metadata(SharesProperties shares, Turn turn) {
    Map<String, Object> all = new HashMap<>(turn.metadata());
    all.put(PRIORITY, priority.word());
    all.put(WEIGHT, shares.weightOf(owner.value()));
    return all;
  }

  private double seconds(ExpectedWork expected) {
    return expected
        .of(format, sourceBytes)
        .map(took -> took.toMillis() / 1000.0)
        .orElse((double) (1 + sourceBytes / MEBIBYTE));
  }
}

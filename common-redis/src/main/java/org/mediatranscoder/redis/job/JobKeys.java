package org.mediatranscoder.redis.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;

/** The names of our keys and channels in Redis. */
public final class JobKeys {

  /** Channel: a {@link org.mediatranscoder.model.job.JobChanged} as JSON after every change. */
  static final String EVENTS = "jobs:changed";

  /** Hash: which formats each running worker cannot make, see {@link MissingFormats}. */
  static final String MISSING_FORMATS = "formats:missing";

  /** Sorted set: ids of jobs that may not be in the queue yet, by the second of their creation. */
  static final String UNQUEUED = "jobs:unqueued";

  /**
   * The run id of the Redis server of which it is known that it has every job that S3 has; missing
   * after a loss: see {@link JobStore#isComplete}.
   */
  public static final String COMPLETE = "jobs:complete";

  /** Stream: ids of the jobs of {@link EndedJobs}. */
  static final String ENDED = "jobs:ended";

  /** Sorted set: ids of the jobs that failed last, by the millisecond of their end. */
  static final String FAILED = "jobs:failed";

  /** Sorted set: ids of jobs that will be created in a moment, by the second of that note. */
  static final String ANNOUNCED = "jobs:announced";

  /** The pattern of {@link #history}, as that of {@link #active}. */
  static final String HISTORY = "user:%s:jobs";

  /** The pattern of {@link #active}, for the owner's id, as Java and Lua format it. */
  static final String ACTIVE = "user:%s:active";

  /** The pattern of {@link #uploads}, as that of {@link #active}. */
  static final String UPLOADS = "limits:%s:uploads";

  /** The pattern of {@link #stored}, as that of {@link #active}. */
  static final String STORED = "user:%s:stored";

  /** What {@link #job} puts before the id. */
  static final String JOB_PREFIX = "job:";

  /** Matches {@link #stored} of every owner, as {@code SCAN} has it. */
  public static final String STORED_OF_ALL = STORED.formatted("*");

  private static final Pattern STORED_KEY = Pattern.compile(STORED.formatted("(.+)"));

  private JobKeys() {}

  /** Hash: one job, see {@link JobHash}. */
  static String job(JobId id) {
    return JOB_PREFIX + id;
  }

  /** Hash: the chunks of a video that all workers encode, see {@link JobChunks}. */
  static String chunks(JobId id) {
    return "chunks:" + id;
  }

  /** Is there for a while after the job was deleted. */
  static String deleted(JobId id) {
    return "deleted:" + id;
  }

  /** Hash: see {@link WholeHistories}. */
  static String wholeHistory(AccountId owner) {
    return "user:%s:whole".formatted(owner);
  }

  /** Set: ids of the owner's jobs that are PENDING or PROCESSING. */
  public static String active(AccountId owner) {
    return ACTIVE.formatted(owner);
  }

  /**
   * Sorted set: leases of the owner's uploads, each of which becomes a job, by their end in
   * milliseconds.
   */
  public static String uploads(AccountId owner) {
    return UPLOADS.formatted(owner);
  }

  /**
   * Hash: what each job of the owner keeps in the file store, as bytes of the source, bytes of the
   * output and the millisecond of the last change, with spaces between them.
   */
  public static String stored(AccountId owner) {
    return STORED.formatted(owner);
  }

  /** Whose key {@link #stored} is, or nothing if it is another key. */
  public static Optional<AccountId> ownerOfStored(String key) {
    Matcher matcher = STORED_KEY.matcher(key);
    return matcher.matches() && AccountId.isValid(matcher.group(1))
        ? Optional.of(new AccountId(matcher.group(1)))
        : Optional.empty();
  }

  /** Sorted set: ids of the owner's jobs by the time of creation in milliseconds. */
  static String history(AccountId owner) {
    return HISTORY.formatted(owner);
  }
}

package org.mediatranscoder.redis.job;

import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * Remembers of which accounts Redis has the whole history, so that nobody asks elsewhere for the
 * rest. That is forgotten when a job leaves the history ({@link JobStore#forget}), after a day, and
 * with Redis.
 */
public final class WholeHistories {

  static final Duration KNOWN = Duration.ofDays(1);

  private static final String WHOLE = "whole";
  private static final String MOVED = "moved";

  private final RedisLink redis;

  WholeHistories(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * What is known of a history at one moment.
   *
   * @param isWhole whether Redis has all of it
   * @param moved how many jobs have left it: to be handed to {@link #mark}
   */
  public record Look(boolean isWhole, String moved) {}

  /**
   * @throws io.lettuce.core.RedisException if Redis is unavailable
   */
  public Look look(AccountId owner) {
    List<KeyValue<String, String>> values =
        redis.commands().hmget(JobKeys.wholeHistory(owner), MOVED, WHOLE);
    String moved = values.getFirst().getValueOrElse("0");
    return new Look(moved.equals(values.getLast().getValueOrElse("")), moved);
  }

  /**
   * Remembers that the history is whole, unless a job has left it since the look.
   *
   * @throws io.lettuce.core.RedisException if Redis is unavailable
   */
  public void mark(AccountId owner, Look look) {
    String key = JobKeys.wholeHistory(owner);
    redis.commands().hset(key, WHOLE, look.moved());
    redis.commands().expire(key, KNOWN);
  }
}

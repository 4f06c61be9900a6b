package org.mediatranscoder.gateway.recovery;

import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobKeys;

/**
 * Keeps a recovery to one instance at a time. It is lost with Redis, so a recovery during which
 * Redis was lost again does not count.
 */
final class RecoveryLease {

  static final String KEY = "jobs:recovery:lease";

  private static final LuaScript RENEW = LuaScript.beside(RecoveryLease.class, "renew");
  private static final LuaScript COMPLETE = LuaScript.beside(RecoveryLease.class, "complete");
  private static final Duration LIFE = Duration.ofMinutes(2);

  private final RedisLink redis;
  private final String holder = UUID.randomUUID().toString();

  RecoveryLease(RedisLink redis) {
    this.redis = redis;
  }

  /** False if another recovery is under way. */
  boolean take() {
    SetArgs ifAbsent = SetArgs.Builder.nx().px(LIFE);
    return redis.commands().set(KEY, holder, ifAbsent) != null;
  }

  /** False if it was lost. */
  boolean renew() {
    List<String> args = List.of(holder, Long.toString(LIFE.toMillis()));
    return redis.test(RENEW, List.of(KEY), args);
  }

  /**
   * Says that this Redis server has all jobs, and gives the lease back; false if it was lost.
   *
   * @param server its run id
   */
  boolean complete(String server) {
    return redis.test(COMPLETE, List.of(KEY, JobKeys.COMPLETE), List.of(holder, server));
  }

  /** Gives it back if it is still there. */
  void release() {
    var _ = redis.test(COMPLETE, List.of(KEY), List.of(holder));
  }
}

package org.mediatranscoder.notification.recipient;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** Counts in Redis what may happen so many times in a day of UTC; a loss of Redis begins anew. */
@Component
class DailyCounts {

  private static final Duration LIFE = Duration.ofDays(2);

  private final RedisLink redis;
  private final Clock clock;

  DailyCounts(RedisLink redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** Takes one if fewer than so many were taken today. */
  boolean take(String what, int most) {
    String key = key(what);
    long taken = redis.commands().incr(key);
    redis.commands().expire(key, LIFE);
    if (taken <= most) {
      return true;
    }
    redis.commands().decr(key);
    return false;
  }

  /** Gives one back that was taken in vain. */
  void giveBack(String what) {
    redis.commands().decr(key(what));
  }

  private String key(String what) {
    return what + ":" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

package org.mediatranscoder.redis.access;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.connection.RedisLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Charges accounts with the time that their files are encoded, by days of UTC. */
public final class EncodingTime {

  private static final Logger log = LoggerFactory.getLogger(EncodingTime.class);
  private static final Duration LIFE = Duration.ofDays(2);

  private final RedisLink redis;
  private final Clock clock;

  EncodingTime(RedisLink redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** Adds to what the account has used today; what Redis does not take just now is free. */
  public void charge(AccountId account, Duration time) {
    String key = LimitKeys.encoding(account, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    try {
      redis.commands().incrby(key, time.toMillis());
      redis.commands().expire(key, LIFE);
    } catch (RedisException unavailable) {
      log.warn("{} of encoding are not charged: {}", time, unavailable.toString());
    }
  }
}

package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** A token bucket for each account in Redis, by the clock of Redis. */
@Component
class RequestRate {

  private static final LuaScript TAKE = LuaScript.beside(RequestRate.class, "take");

  private final RedisLink redis;
  private final LimitsProperties limits;

  RequestRate(RedisLink redis, LimitsProperties limits) {
    this.redis = redis;
    this.limits = limits;
  }

  /** Takes one request out of the account's bucket. */
  void take(AccountId account) throws LimitExceededException {
    long waitMillis =
        redis.number(
            TAKE,
            List.of("limits:" + account + ":requests"),
            List.of(
                Integer.toString(limits.requestsPerSecond()), Integer.toString(limits.burst())));
    if (waitMillis > 0) {
      throw new LimitExceededException(ErrorCode.RATE_LIMITED, Duration.ofMillis(waitMillis));
    }
  }
}

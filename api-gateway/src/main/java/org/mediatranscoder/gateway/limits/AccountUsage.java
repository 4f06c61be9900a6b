package org.mediatranscoder.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.access.LimitKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobKeys;
import org.springframework.stereotype.Component;

/** Reads what an account has used of its limits, as the admission of uploads counts it. */
@Component
public class AccountUsage {

  private final RedisLink redis;
  private final LimitsProperties limits;
  private final Clock clock;

  AccountUsage(RedisLink redis, LimitsProperties limits, Clock clock) {
    this.redis = redis;
    this.limits = limits;
    this.clock = clock;
  }

  /** As of now. */
  public UsageView of(AccountId account) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long encoded = number(LimitKeys.encoding(account, today));
    return new UsageView(
        new UsageView.Share(stored(account), limits.storedBytes().toBytes()),
        new UsageView.Share(
            number(LimitKeys.bytes(account, today)), limits.bytesPerDay().toBytes()),
        new UsageView.Share(
            Duration.ofMillis(encoded).toSeconds(), limits.encodingPerDay().toSeconds()));
  }

  /**
   * Asks whether files of the account may still be encoded today.
   *
   * @throws LimitExceededException {@code daily-encoding-exceeded}
   */
  void requireEncodingTime(AccountId account) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (number(LimitKeys.encoding(account, today)) >= limits.encodingPerDay().toMillis()) {
      Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw new LimitExceededException(
          ErrorCode.DAILY_ENCODING_EXCEEDED, Duration.between(clock.instant(), tomorrow));
    }
  }

  private long stored(AccountId account) {
    return redis.commands().hvals(JobKeys.stored(account)).stream()
        .map(entry -> entry.split(" "))
        .filter(entry -> isKept(Long.parseLong(entry[2])))
        .mapToLong(entry -> Long.parseLong(entry[0]) + Long.parseLong(entry[1]))
        .sum();
  }

  private boolean isKept(long since) {
    Duration kept = limits.filesKept();
    return kept == null || clock.millis() - since <= kept.toMillis();
  }

  private long number(String key) {
    @Nullable String number = redis.commands().get(key);
    return number == null ? 0 : Long.parseLong(number);
  }
}

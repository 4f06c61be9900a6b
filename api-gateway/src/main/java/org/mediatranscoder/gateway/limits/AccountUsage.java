package org.mediatranscoder.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
    LocalDate today = UtcDay.of(clock.instant()).date();
    long encoded = number(LimitKeys.encoding(account, today));
    return new UsageView(
        new UsageView.Quota(kept(account).bytes() + arrived(account), storedLimit()),
        new UsageView.Quota(
            number(LimitKeys.bytes(account, today)), limits.bytesPerDay().toBytes()),
        new UsageView.Quota(
            Duration.ofMillis(encoded).toSeconds(), limits.encodingPerDay().toSeconds()));
  }

  /**
   * Asks whether files of the account may still be encoded today.
   *
   * @throws LimitExceededException {@code daily-encoding-exceeded}
   */
  void requireEncodingTime(AccountId account) {
    UtcDay today = UtcDay.of(clock.instant());
    if (number(LimitKeys.encoding(account, today.date())) >= limits.encodingPerDay().toMillis()) {
      throw new LimitExceededException(ErrorCode.DAILY_ENCODING_EXCEEDED, today.left());
    }
  }

  /** What its jobs keep in the file store. */
  public KeptBytes kept(AccountId account) {
    return redis.commands().hvals(JobKeys.stored(account)).stream()
        .map(entry -> entry.split(" "))
        .filter(entry -> isKept(Long.parseLong(entry[2])))
        .map(entry -> new KeptBytes(1, Long.parseLong(entry[0]), Long.parseLong(entry[1])))
        .reduce(KeptBytes.NONE, KeptBytes::plus);
  }

  /** How many bytes an account may keep. */
  public long storedLimit() {
    return limits.storedBytes().toBytes();
  }

  /** Of uploads that have not ended. */
  private long arrived(AccountId account) {
    return redis.commands().hvals(LimitKeys.arrived(account)).stream()
        .map(entry -> entry.split(" "))
        .filter(entry -> clock.millis() < Long.parseLong(entry[1]))
        .mapToLong(entry -> Long.parseLong(entry[0]))
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

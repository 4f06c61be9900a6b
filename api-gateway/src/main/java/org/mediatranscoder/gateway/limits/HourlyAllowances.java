package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.access.LimitKeys;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** What an account may make us send to addresses of its choice, so many times in an hour. */
@Component
public class HourlyAllowances {

  private static final LuaScript TAKE = LuaScript.beside(HourlyAllowances.class, "hourly");
  private static final Duration WINDOW = Duration.ofHours(1);

  private final RedisLink redis;
  private final LimitsProperties limits;

  HourlyAllowances(RedisLink redis, LimitsProperties limits) {
    this.redis = redis;
    this.limits = limits;
  }

  /**
   * Takes one further mail: the address of a job is what its owner wrote, so somebody else may get
   * it.
   *
   * @throws LimitExceededException {@code too-many-mails}
   */
  public void takeMail(AccountId account) {
    take(LimitKeys.mails(account), limits.mailsPerHour(), ErrorCode.TOO_MANY_MAILS);
  }

  /**
   * Takes one test of a webhook, at whose address anybody's server may be.
   *
   * @throws LimitExceededException {@code too-many-tests}
   */
  public void takeWebhookTest(AccountId account) {
    take(LimitKeys.webhookTests(account), limits.webhookTestsPerHour(), ErrorCode.TOO_MANY_TESTS);
  }

  private void take(String key, int most, ErrorCode refusal) {
    long wait =
        redis.number(
            TAKE, List.of(key), List.of(Integer.toString(most), Long.toString(WINDOW.toMillis())));
    if (wait > 0) {
      throw new LimitExceededException(refusal, Duration.ofMillis(wait));
    }
  }
}

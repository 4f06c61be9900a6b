package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.access.LimitKeys;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** How often an account may test its webhooks, as anybody's server may stand at their addresses. */
@Component
public class WebhookTestAllowance {

  private static final LuaScript TAKE = LuaScript.beside(WebhookTestAllowance.class, "mail");
  private static final Duration WINDOW = Duration.ofHours(1);

  private final RedisLink redis;
  private final LimitsProperties limits;

  WebhookTestAllowance(RedisLink redis, LimitsProperties limits) {
    this.redis = redis;
    this.limits = limits;
  }

  /**
   * Takes one test of those that are left in this hour.
   *
   * @throws LimitExceededException {@code too-many-tests}
   */
  public void take(AccountId account) {
    long wait =
        redis.number(
            TAKE,
            List.of(LimitKeys.webhookTests(account)),
            List.of(
                Integer.toString(limits.webhookTestsPerHour()), Long.toString(WINDOW.toMillis())));
    if (wait > 0) {
      throw new LimitExceededException(ErrorCode.TOO_MANY_TESTS, Duration.ofMillis(wait));
    }
  }
}

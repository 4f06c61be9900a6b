package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.access.LimitKeys;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/**
 * How many further mails an account may ask for: the address of a job is whatever its owner wrote,
 * so somebody else may get them.
 */
@Component
public class MailAllowance {

  private static final LuaScript TAKE = LuaScript.beside(MailAllowance.class, "mail");
  private static final Duration WINDOW = Duration.ofHours(1);

  private final RedisLink redis;
  private final LimitsProperties limits;

  MailAllowance(RedisLink redis, LimitsProperties limits) {
    this.redis = redis;
    this.limits = limits;
  }

  /**
   * Takes one mail of those that are left in this hour.
   *
   * @throws LimitExceededException {@code too-many-mails}
   */
  public void take(AccountId account) {
    long wait =
        redis.number(
            TAKE,
            List.of(LimitKeys.mails(account)),
            List.of(Integer.toString(limits.mailsPerHour()), Long.toString(WINDOW.toMillis())));
    if (wait > 0) {
      throw new LimitExceededException(ErrorCode.TOO_MANY_MAILS, Duration.ofMillis(wait));
    }
  }
}

package org.mediatranscoder.auth.session;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.redis.AuthKeys;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/**
 * Ends all browser sessions of an account at once, without a list of them. Each log-out everywhere
 * leaves a new mark, and a session counts only if it was begun under the mark that is there now. No
 * clock is compared, and a log-in that runs meanwhile cannot slip through.
 */
@Component
public class AccountSessions {

  /** The attribute of a principal that holds the mark of its log-in: empty if there was none. */
  public static final String MARK = "mark";

  private final StringRedisTemplate redis;
  private final SessionProperties properties;

  AccountSessions(StringRedisTemplate redis, SessionProperties properties) {
    this.redis = redis;
    this.properties = properties;
  }

  /** What a log-in of now has to carry as {@link #MARK}. */
  public String mark(AccountId account) {
    return Objects.requireNonNullElse(
        redis.opsForValue().get(AuthKeys.sessionsEnded(account.value())), "");
  }

  /** Ends the sessions that are there now; later ones count again. */
  public void endAll(AccountId account) {
    // A session that nobody visits for so long has ended by itself.
    redis
        .opsForValue()
        .set(
            AuthKeys.sessionsEnded(account.value()),
            UUID.randomUUID().toString(),
            properties.sessionLife().plusHours(1));
  }

  boolean hasEnded(OAuth2User person) {
    @Nullable String now = redis.opsForValue().get(AuthKeys.sessionsEnded(person.getName()));
    return now != null && !now.equals(person.getAttribute(MARK));
  }
}

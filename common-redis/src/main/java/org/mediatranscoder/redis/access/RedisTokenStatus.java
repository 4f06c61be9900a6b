package org.mediatranscoder.redis.access;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.connection.RedisLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Redis once for each answer, for as long as the time-out of {@link RedisLink} at most. */
final class RedisTokenStatus implements TokenStatus {

  private static final Logger log = LoggerFactory.getLogger(RedisTokenStatus.class);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  /** auth-service fetches it within seconds; what nobody fetches does not stay for ever. */
  private static final Duration NOTE_LIFE = Duration.ofDays(2);

  private final RedisLink redis;
  private final Clock clock;

  RedisTokenStatus(RedisLink redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public boolean isSessionGood(AccountId account, String sessionId) {
    List<String> found = read(AccessKeys.endedSession(sessionId), AccessKeys.endedAccount(account));
    boolean erases = sessionId.equals(AccessClaims.erasure(account));
    return found.get(0).isEmpty() && (erases || found.get(1).isEmpty());
  }

  @Override
  public boolean isApiTokenGood(AccountId account, String tokenId) {
    List<String> found =
        read(
            AccessKeys.PUBLISHED,
            AccessKeys.token(tokenId),
            AccessKeys.endedAccount(account),
            AccessKeys.used(tokenId));
    if (found.get(0).isEmpty()) {
      throw new TokenStatusUnknownException("The API tokens are not in Redis yet", null);
    }
    boolean good = found.get(1).equals(AccessKeys.YES) && found.get(2).isEmpty();
    if (good) {
      noteUse(tokenId, found.get(3));
    }
    return good;
  }

  @Override
  public boolean isAccountGood(AccountId account) {
    return read(AccessKeys.endedAccount(account)).getFirst().isEmpty();
  }

  /** The values in turn, empty where there is none. */
  private List<String> read(String... keys) {
    try {
      List<KeyValue<String, String>> found = redis.commands().mget(keys);
      return found.stream().map(pair -> pair.getValueOrElse("")).toList();
    } catch (RedisException unavailable) {
      throw new TokenStatusUnknownException(
          "Redis does not say which tokens are good", unavailable);
    }
  }

  private void noteUse(String tokenId, String lastNote) {
    long now = clock.millis();
    if (!lastNote.isEmpty() && Long.parseLong(lastNote) > now - NOTED_EVERY.toMillis()) {
      return;
    }
    try {
      String note = Long.toString(now);
      redis.commands().set(AccessKeys.used(tokenId), note, SetArgs.Builder.ex(NOTE_LIFE));
    } catch (RedisException unavailable) {
      log.warn("The use of API token {} is not noted", tokenId, unavailable);
    }
  }
}

package org.mediatranscoder.redis.access;

import io.lettuce.core.RedisException;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.connection.RedisLink;

/** Asks Redis once for each answer, for as long as the time-out of {@link RedisLink} at most. */
public class RedisTokenStatus implements TokenStatus {

  private final RedisLink redis;
  private final Admissions admissions;

  public RedisTokenStatus(RedisLink redis, Admissions admissions) {
    this.redis = redis;
    this.admissions = admissions;
  }

  @Override
  public final boolean isSessionGood(AccountId account, String sessionId) {
    return isGood(TokenCheck.session(account, sessionId));
  }

  @Override
  public final boolean isApiTokenGood(AccountId account, String tokenId) {
    return isGood(TokenCheck.apiToken(account, tokenId));
  }

  /**
   * Whether the token may be used.
   *
   * @throws TokenStatusUnknownException if that cannot be said just now
   */
  protected boolean isGood(TokenCheck token) {
    return admissions.isGood(token);
  }

  @Override
  public final boolean isAccountGood(AccountId account) {
    try {
      return redis.commands().exists(AccessKeys.endedAccount(account)) == 0;
    } catch (RedisException unavailable) {
      throw new TokenStatusUnknownException(
          "Redis does not say which accounts are there", unavailable);
    }
  }
}

package org.mediatranscoder.redis.access;

import java.util.HashMap;
import java.util.Map;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.connection.RedisLink;

/** Notes in Redis; auth-service writes a lost one again. */
final class RedisAccountErasures implements AccountErasures {

  private final RedisLink redis;

  RedisAccountErasures(RedisLink redis) {
    this.redis = redis;
  }

  @Override
  public Map<AccountId, String> due() {
    Map<AccountId, String> due = new HashMap<>();
    redis
        .commands()
        .hgetall(AccessKeys.ERASING)
        .forEach((account, token) -> due.put(new AccountId(account), token));
    return due;
  }

  /** Only who takes the question away answers it: of several erasers, one. */
  @Override
  public void done(AccountId account) {
    if (redis.commands().hdel(AccessKeys.ERASING, account.value()) > 0) {
      redis.commands().sadd(AccessKeys.ERASED, account.value());
    }
  }
}

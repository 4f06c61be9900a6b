package org.mediatranscoder.auth.me;

import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** What auth-service and api-gateway tell each other in Redis about accounts that go. */
@Component
class ErasureNotes {

  private final StringRedisTemplate redis;

  ErasureNotes(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** All services refuse the tokens of the account from now on. */
  void endAccess(AccountId account) {
    String key = AccessKeys.endedAccount(account);
    redis.opsForValue().set(key, AccessKeys.YES, AccessKeys.ENDED_ACCOUNT_LIFE);
  }

  /**
   * Asks api-gateway to erase the jobs of the account.
   *
   * @param token with which it may do so
   */
  void ask(AccountId account, String token) {
    redis.opsForHash().put(AccessKeys.ERASING, account.value(), token);
  }

  /** Whether api-gateway has erased all jobs of the account. */
  boolean isDone(AccountId account) {
    return Boolean.TRUE.equals(redis.opsForSet().isMember(AccessKeys.ERASED, account.value()));
  }

  void forget(AccountId account) {
    redis.opsForHash().delete(AccessKeys.ERASING, account.value());
    redis.opsForSet().remove(AccessKeys.ERASED, account.value());
  }
}

package org.mediatranscoder.auth.authorization;

import java.util.Objects;
import java.util.Set;
import org.mediatranscoder.auth.redis.AuthKeys;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Ends authorizations: none of their tokens is found any more, and access tokens are refused. */
@Component
class AuthorizationRemoval {

  private final StringRedisTemplate redis;
  private final EndedFamilies ended;

  AuthorizationRemoval(StringRedisTemplate redis, EndedFamilies ended) {
    this.redis = redis;
    this.ended = ended;
  }

  /**
   * Ends all of the account.
   *
   * @return how many there were
   */
  int removeAll(AccountId account) {
    String name = account.value();
    Set<String> all =
        Objects.requireNonNullElse(
            redis.opsForZSet().range(AuthKeys.authorizations(name), 0, -1), Set.<String>of());
    all.forEach(id -> remove(id, name));
    return all.size();
  }

  /** The access tokens first: what fails after that is done by the next try. */
  void remove(String id, String account) {
    ended.add(id);
    redis.delete(AuthKeys.authorization(id));
    redis.opsForZSet().remove(AuthKeys.authorizations(account), id);
  }
}

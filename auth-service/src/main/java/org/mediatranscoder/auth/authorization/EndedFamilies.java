package org.mediatranscoder.auth.authorization;

import org.mediatranscoder.model.access.AccessKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells every service that the tokens of an authorization are to be refused from now on. An
 * authorization is a family of tokens: the access tokens that were ever made from it name it in
 * {@code sid}.
 */
@Component
class EndedFamilies {

  private final StringRedisTemplate redis;

  EndedFamilies(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void add(String authorizationId) {
    redis
        .opsForValue()
        .set(AccessKeys.endedSession(authorizationId), "1", AccessKeys.ENDED_SESSION_LIFE);
  }
}

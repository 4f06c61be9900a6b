package org.mediatranscoder.auth.device;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.auth.redis.AuthKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** Keeps a person from guessing the codes of other people's devices (RFC 8628, section 5.1). */
@Component
class WrongCodes {

  private static final int MOST = 10;
  private static final Duration MEMORY = Duration.ofMinutes(10);
  private static final RedisScript<Long> COUNT =
      RedisScript.of(
          "local n = redis.call('INCR', KEYS[1]) "
              + "if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n",
          Long.class);

  private final StringRedisTemplate redis;

  WrongCodes(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void count(String account) {
    redis.execute(COUNT, List.of(AuthKeys.wrongCodes(account)), Long.toString(MEMORY.toMillis()));
  }

  boolean areTooMany(String account) {
    String count = redis.opsForValue().get(AuthKeys.wrongCodes(account));
    return count != null && Long.parseLong(count) >= MOST;
  }
}

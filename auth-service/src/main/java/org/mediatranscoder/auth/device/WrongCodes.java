package org.mediatranscoder.auth.device;

import java.time.Duration;
import org.mediatranscoder.auth.redis.AuthKeys;
import org.mediatranscoder.web.counting.WindowCounter;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Keeps a person from guessing the codes of other people's devices (RFC 8628, section 5.1). */
@Component
class WrongCodes {

  private static final int MOST = 10;
  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final WindowCounter counter;

  WrongCodes(StringRedisTemplate redis) {
    this.counter = new WindowCounter(redis, MEMORY);
  }

  void count(String account) {
    counter.count(AuthKeys.wrongCodes(account));
  }

  boolean areTooMany(String account) {
    return counter.counted(AuthKeys.wrongCodes(account)) >= MOST;
  }
}

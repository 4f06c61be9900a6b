package org.mediatranscoder.web.counting;

import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Counts in Redis within windows of time, each of which begins with the first that is counted. */
public final class WindowCounter {

  private static final RedisScript<Long> COUNT =
      RedisScript.of(
          """
          local n = redis.call('INCR', KEYS[1])
          if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
          return n
          """,
          Long.class);

  private final StringRedisTemplate redis;
  private final Duration window;

  public WindowCounter(StringRedisTemplate redis, Duration window) {
    this.redis = redis;
    this.window = window;
  }

  /** How many there are in the window with this one. */
  public long count(String key) {
    return redis.execute(COUNT, List.of(key), Long.toString(window.toMillis()));
  }

  /** How many there are in the window. */
  public long counted(String key) {
    String count = redis.opsForValue().get(key);
    return count == null ? 0 : Long.parseLong(count);
  }
}

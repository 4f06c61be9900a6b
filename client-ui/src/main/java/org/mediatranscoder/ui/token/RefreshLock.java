package org.mediatranscoder.ui.token;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Lets one request of a session at a time renew its tokens, over all instances: auth-service takes
 * a refresh token once, and a second use looks like theft.
 */
@Component
class RefreshLock {

  /** Longer than a renewal can take. */
  private static final Duration LIFE = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int TRIES = 300;

  private static final RedisScript<Long> RELEASE =
      RedisScript.of(
          "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end "
              + "return 0",
          Long.class);

  private final StringRedisTemplate redis;

  RefreshLock(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /**
   * Runs the action while no other one of this session runs.
   *
   * @throws IllegalStateException if the lock is not free within 15 s
   */
  <T> T whileHeld(String sessionId, Supplier<T> action) {
    String key = "ui:refresh:" + sessionId;
    String holder = UUID.randomUUID().toString();
    acquire(key, holder);
    try {
      return action.get();
    } finally {
      redis.execute(RELEASE, List.of(key), holder);
    }
  }

  private void acquire(String key, String holder) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, holder, LIFE))) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("The tokens of this session are being renewed for too long");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while tokens are renewed", interrupted);
    }
  }
}

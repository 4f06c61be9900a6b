package org.mediatranscoder.auth.store;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * A run that writes all of something from MongoDB into Redis. Only if Redis has lost nothing since
 * the run began may it say that all is there: a note of the run is lost with the rest.
 */
public final class RedisFill {

  private static final Logger LOG = LoggerFactory.getLogger(RedisFill.class);

  /** Longer than a run takes. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static final RedisScript<Boolean> END =
      new DefaultRedisScript<>(
          """
          if redis.call('DEL', KEYS[1]) == 0 then return false end
          redis.call(ARGV[1], KEYS[2], unpack(ARGV, 2))
          return true
          """,
          Boolean.class);

  private final StringRedisTemplate redis;
  private final String note;

  private RedisFill(StringRedisTemplate redis, String note) {
    this.redis = redis;
    this.note = note;
  }

  /** To be called before anything is read of what Redis has. */
  public static RedisFill begin(StringRedisTemplate redis) {
    String note = "auth:fill:" + UUID.randomUUID();
    redis.opsForValue().set(note, "", LIMIT);
    return new RedisFill(redis, note);
  }

  /**
   * Runs the command, which says that all is there, unless Redis has lost something since.
   *
   * @param command one that writes to the key
   * @return whether it has run
   */
  public boolean end(String command, String key, String... arguments) {
    Object[] all = Stream.concat(Stream.of(command), Stream.of(arguments)).toArray();
    boolean whole = Boolean.TRUE.equals(redis.execute(END, List.of(note, key), all));
    if (!whole) {
      LOG.info("Redis lost what it was filled with: the next run fills it anew");
    }
    return whole;
  }
}

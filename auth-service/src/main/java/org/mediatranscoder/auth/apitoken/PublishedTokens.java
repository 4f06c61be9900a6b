package org.mediatranscoder.auth.apitoken;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.store.RedisFill;
import org.mediatranscoder.model.access.AccessKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** The API tokens in Redis, where every service asks: see {@link AccessKeys}. */
@Component
class PublishedTokens {

  /** Longer than a sweep takes that read the token as good before it was revoked. */
  private static final Duration STAYS_CALLED_BACK = Duration.ofMinutes(2);

  private static final int AT_ONCE = 500;

  private static final RedisScript<Long> PUBLISH =
      new DefaultRedisScript<>(
          """
          if redis.call('GET', KEYS[1]) == ARGV[4] then return 0 end
          redis.call('SET', KEYS[1], ARGV[3], 'PXAT', ARGV[2])
          return redis.call('SADD', KEYS[2], ARGV[1])
          """,
          Long.class);

  private static final RedisScript<Long> CALL_BACK =
      new DefaultRedisScript<>(
          """
          redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
          redis.call('DEL', KEYS[3])
          return redis.call('SREM', KEYS[2], ARGV[1])
          """,
          Long.class);

  private final StringRedisTemplate redis;

  PublishedTokens(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** From now on the token is taken, unless it was revoked just now. */
  void publish(String id, Instant expiresAt) {
    List<String> keys = List.of(AccessKeys.token(id), AccessKeys.TOKENS);
    String end = Long.toString(expiresAt.toEpochMilli());
    redis.execute(PUBLISH, keys, id, end, AccessKeys.YES, AccessKeys.NO);
  }

  /** From now on the token is refused. */
  void revoke(String id) {
    List<String> keys = List.of(AccessKeys.token(id), AccessKeys.TOKENS, AccessKeys.used(id));
    redis.execute(CALL_BACK, keys, id, Long.toString(STAYS_CALLED_BACK.toMillis()), AccessKeys.NO);
  }

  /** Ids of all that are published. */
  Set<String> ids() {
    return Objects.requireNonNullElse(redis.opsForSet().members(AccessKeys.TOKENS), Set.of());
  }

  RedisFill beginFill() {
    return RedisFill.begin(redis);
  }

  /** Says that all living tokens are here. */
  void markComplete(RedisFill fill) {
    fill.end("SET", AccessKeys.PUBLISHED, AccessKeys.YES);
  }

  /** When each of these was used last, as far as that is noted. */
  Map<String, Instant> uses(List<String> ids) {
    Map<String, Instant> uses = new HashMap<>();
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      List<String> some = ids.subList(i, Math.min(ids.size(), i + AT_ONCE));
      List<@Nullable String> notes =
          redis.opsForValue().multiGet(some.stream().map(AccessKeys::used).toList());
      for (int j = 0; notes != null && j < some.size(); j++) {
        String note = notes.get(j);
        if (note != null) {
          uses.put(some.get(j), Instant.ofEpochMilli(Long.parseLong(note)));
        }
      }
    }
    return uses;
  }
}

package org.mediatranscoder.redis.jobrunr;

import static io.lettuce.core.Range.Boundary.excluding;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * When each server of one queue was last heard of, by the clock of Redis. It knows a server from
 * its announcement on, so before its first job, until its jobs were given to others.
 */
final class Pulses {

  private static final LuaScript PULSE = LuaScript.beside(Pulses.class, "pulse");

  /**
   * A server that is silent for so long is dead: many pulses, and longer than any pause of a VM.
   */
  private static final Duration SILENCE = Duration.ofSeconds(8);

  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  private final RedisLink redis;
  private final String key;

  Pulses(RedisLink redis, StorageKeys keys) {
    this.redis = redis;
    this.key = keys.serversByPulse();
  }

  /**
   * @param sinceLast by a clock that nobody sets; negative at the first pulse
   * @return the servers that are silent
   */
  Set<UUID> beat(UUID server, Duration sinceLast) {
    List<String> args =
        List.of(
            server.toString(),
            Long.toString(sinceLast.isNegative() ? -1 : sinceLast.toMillis()),
            Long.toString(SILENCE.toMillis()),
            Long.toString(TOLERANCE.toMillis()));
    return redis.list(PULSE, List.of(key), args).stream()
        .map(id -> UUID.fromString(id.toString()))
        .collect(toUnmodifiableSet());
  }

  /** How many servers were heard of in the time after which one is dead. */
  long living() {
    List<String> now = redis.commands().time();
    long millis = Long.parseLong(now.get(0)) * 1000 + Long.parseLong(now.get(1)) / 1000;
    return redis
        .commands()
        .zcount(key, Range.from(excluding(millis - SILENCE.toMillis()), Boundary.unbounded()));
  }

  /** The server ends: what it leaves is taken over at once. */
  void end(UUID server) {
    redis.commands().zadd(key, 0, server.toString());
  }

  void forget(Collection<UUID> servers) {
    redis.commands().zrem(key, servers.stream().map(UUID::toString).toArray(String[]::new));
  }
}

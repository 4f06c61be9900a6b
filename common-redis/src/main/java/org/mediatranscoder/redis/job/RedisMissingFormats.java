package org.mediatranscoder.redis.job;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * One hash: a field for each worker, with the time until which it counts, by the clock of Redis.
 */
final class RedisMissingFormats implements MissingFormats {

  private static final LuaScript REPORT =
      LuaScript.beside(RedisMissingFormats.class, "missing-report");
  private static final LuaScript READ = LuaScript.beside(RedisMissingFormats.class, "missing-read");

  private final RedisLink redis;

  RedisMissingFormats(RedisLink redis) {
    this.redis = redis;
  }

  @Override
  public void report(String worker, Set<String> formats, Duration validity) {
    redis.number(
        REPORT,
        List.of(JobKeys.MISSING_FORMATS),
        List.of(worker, Long.toString(validity.toMillis()), String.join(" ", formats)));
  }

  @Override
  public Set<String> everywhere() {
    return redis.list(READ, List.of(JobKeys.MISSING_FORMATS), List.of()).stream()
        .map(report -> ids(report.toString()))
        .reduce(RedisMissingFormats::both)
        .orElse(Set.of());
  }

  private static Set<String> ids(String report) {
    return Stream.of(report.split(" ", -1))
        .filter(id -> !id.isEmpty())
        .collect(toUnmodifiableSet());
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).collect(toUnmodifiableSet());
  }
}

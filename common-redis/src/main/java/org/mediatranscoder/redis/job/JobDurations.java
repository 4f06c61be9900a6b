package org.mediatranscoder.redis.job;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * How long jobs took lately, from the claim to the end, by format, by the size of the source, and
 * by whether they copied: sizes within a factor of two are alike. Of more than ten jobs the later
 * ones count for more.
 */
public final class JobDurations {

  private static final LuaScript TOOK = LuaScript.beside(JobDurations.class, "took");
  private static final String KEY = "jobs:took";
  private static final String ALL = "all";
  private static final double MEBIBYTE = 1 << 20;

  /** How far a size may be off whose jobs are taken for a guide, in powers of two. */
  private static final int NEAR = 2;

  private final RedisLink redis;

  public JobDurations(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * Notes that a job of this format and size took so long.
   *
   * @param copied as {@link org.mediatranscoder.model.job.JobPlan#copies} says
   */
  public void add(String format, boolean copied, long sourceBytes, Duration took) {
    int size = size(sourceBytes);
    redis.number(
        TOOK,
        List.of(KEY),
        List.of(
            Double.toString(took.toMillis() / 1000.0),
            ALL,
            field(format, size),
            field(kind(format, copied), size)));
  }

  /** As {@link Known#of(String, long)}, of this format and size alone. */
  public Optional<Duration> of(String format, long sourceBytes) {
    String[] fields = fields(format, sourceBytes).toArray(String[]::new);
    return new Known(
            redis.commands().hmget(KEY, fields).stream()
                .filter(KeyValue::hasValue)
                .collect(toUnmodifiableMap(KeyValue::getKey, value -> seconds(value.getValue()))))
        .of(format, sourceBytes);
  }

  /** Those that tell of jobs of a size, or of the nearest ones. */
  private static Stream<String> fields(String format, long sourceBytes) {
    int size = size(sourceBytes);
    return IntStream.rangeClosed(size - NEAR, size + NEAR).mapToObj(near -> field(format, near));
  }

  private static String kind(String format, boolean copied) {
    return format + (copied ? ":copied" : ":encoded");
  }

  /** What is known now. */
  public Known known() {
    return new Known(
        redis.commands().hgetall(KEY).entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> seconds(entry.getValue()))));
  }

  private static double seconds(String secondsAndCount) {
    return Double.parseDouble(secondsAndCount.substring(0, secondsAndCount.indexOf(' ')));
  }

  private static int size(long bytes) {
    return (int) Math.round(Math.log(Math.max(1, bytes) / MEBIBYTE) / Math.log(2));
  }

  private static String field(String format, int size) {
    return format + ":" + size;
  }

  /**
   * As it was at one moment.
   *
   * @param seconds by format and size
   */
  public record Known(Map<String, Double> seconds) {

    public Known {
      seconds = Map.copyOf(seconds);
    }

    /** How long jobs of all kinds took; empty before the first one. */
    public Optional<Duration> ofAll() {
      return Optional.ofNullable(seconds.get(ALL)).map(Known::duration);
    }

    /**
     * How long jobs of this format and size took, or of the nearest size within a factor of four,
     * in proportion; empty if there was none. Copies and encodes are taken together, for a job of
     * which that is not known yet.
     */
    public Optional<Duration> of(String format, long sourceBytes) {
      return nearest(format, sourceBytes);
    }

    /** The same of those jobs alone that copied, or of those that encoded. */
    public Optional<Duration> of(String format, boolean copied, long sourceBytes) {
      return nearest(kind(format, copied), sourceBytes);
    }

    private Optional<Duration> nearest(String format, long sourceBytes) {
      int size = size(sourceBytes);
      return IntStream.rangeClosed(0, NEAR)
          .boxed()
          .flatMap(off -> Stream.of(off, -off))
          .flatMap(off -> scaled(seconds.get(field(format, size + off)), -off).stream())
          .findFirst();
    }

    private static Optional<Duration> scaled(@Nullable Double seconds, int powerOfTwo) {
      return Optional.ofNullable(seconds).map(some -> duration(Math.scalb(some, powerOfTwo)));
    }

    private static Duration duration(double seconds) {
      return Duration.ofMillis(Math.round(seconds * 1000));
    }
  }
}

package org.mediatranscoder.gateway.operator;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.redis.connection.RedisLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last measurement of the file store, the same on all instances. It is made again behind an
 * operator who looks at it, by one instance at a time.
 */
@Component
class StorageReports {

  private static final Logger log = LoggerFactory.getLogger(StorageReports.class);
  private static final String KEY = "jobs:storage";
  private static final String LEASE = "jobs:storage:lease";

  /** Longer than a measurement takes; after it, one whose instance died is made anew. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** So long nobody tries again what failed. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final StorageMeasurement measurement;
  private final StorageProperties properties;
  private final RedisLink redis;
  private final JsonMapper json;
  private final Clock clock;

  StorageReports(
      StorageMeasurement measurement,
      StorageProperties properties,
      RedisLink redis,
      JsonMapper json,
      Clock clock) {
    this.measurement = measurement;
    this.properties = properties;
    this.redis = redis;
    this.json = json;
    this.clock = clock;
  }

  /** The last measurement, or nothing if there was none; begins another one if it is old. */
  Optional<StorageReport> last() {
    Optional<StorageReport> last =
        Optional.ofNullable(redis.commands().get(KEY))
            .map(text -> json.readValue(text, StorageReport.class));
    if (last.filter(this::isFresh).isEmpty() && takeLease()) {
      Thread.ofVirtual().name("storage-report").start(this::measure);
    }
    return last;
  }

  private boolean isFresh(StorageReport report) {
    return report.measuredAt().plus(properties.maxAge()).isAfter(clock.instant());
  }

  private boolean takeLease() {
    return redis.commands().set(LEASE, "", SetArgs.Builder.nx().px(LIFE)) != null;
  }

  private void measure() {
    try {
      StorageReport report = measurement.measure();
      redis.commands().set(KEY, json.writeValueAsString(report));
      redis.commands().del(LEASE);
    } catch (SdkException | RedisException unavailable) {
      log.warn("The file store cannot be measured: {}", unavailable.toString());
      pause();
    }
  }

  private void pause() {
    try {
      redis.commands().pexpire(LEASE, PAUSE.toMillis());
    } catch (RedisException unavailable) {
      log.debug("The lease ends by itself: {}", unavailable.toString());
    }
  }
}

package org.mediatranscoder.gateway.formats;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.mediatranscoder.redis.job.MissingFormats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ids of the formats that no running worker can make, as the workers reported it. Kept for a while,
 * so that an upload rarely waits for Redis; none while Redis is unavailable.
 */
@Component
class ReportedGaps {

  private static final Logger log = LoggerFactory.getLogger(ReportedGaps.class);

  private final MissingFormats store;
  private final FormatsProperties properties;
  private final Clock clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Heard heard = new Heard(Set.of(), Instant.MIN);

  ReportedGaps(MissingFormats store, FormatsProperties properties, Clock clock) {
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  Set<String> current() {
    if (!isFresh() && refreshing.tryLock()) {
      try {
        heard = new Heard(read(), clock.instant().plus(properties.maxAge()));
      } finally {
        refreshing.unlock();
      }
    }
    return heard.formats();
  }

  private boolean isFresh() {
    return clock.instant().isBefore(heard.until());
  }

  private Set<String> read() {
    try {
      return store.everywhere();
    } catch (RuntimeException unavailable) {
      log.info("Redis does not say which formats are missing: {}", unavailable.toString());
      return Set.of();
    }
  }

  private record Heard(Set<String> formats, Instant until) {}
}

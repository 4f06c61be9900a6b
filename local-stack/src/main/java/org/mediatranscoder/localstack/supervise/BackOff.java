package org.mediatranscoder.localstack.supervise;

import com.google.common.collect.Comparators;
import java.time.Duration;

/** How long to wait before a dead process is started again: doubling, up to half a minute. */
final class BackOff {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A process that lived this long is forgiven what happened before. */
  private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);

  private Duration next = FIRST;

  Duration afterLivingFor(Duration lifetime) {
    if (lifetime.compareTo(FORGIVEN_AFTER) >= 0) {
      next = FIRST;
    }
    Duration wait = next;
    next = Comparators.min(next.multipliedBy(2), LONGEST);
    return wait;
  }
}

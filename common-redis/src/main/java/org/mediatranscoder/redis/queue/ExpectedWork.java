package org.mediatranscoder.redis.queue;

import java.time.Duration;
import java.util.Optional;

/** How long jobs are expected to take. */
@FunctionalInterface
interface ExpectedWork {

  /**
   * From the claim of a job to its end; empty if nobody knows.
   *
   * @param format id of a format of the catalogue
   */
  Optional<Duration> of(String format, long sourceBytes);
}

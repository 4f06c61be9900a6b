package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day by which daily limits count.
 *
 * @param left until it ends
 */
record UtcDay(LocalDate date, Duration left) {

  /** In which this instant lies. */
  static UtcDay of(Instant now) {
    LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Instant end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new UtcDay(date, Duration.between(now, end));
  }
}

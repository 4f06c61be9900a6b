package org.mediatranscoder.gateway.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a job will start and end, as far as that can be told.
 *
 * @param start expected, of a job that waits; null if it does not wait or nobody knows
 * @param left until its end; null if it has ended or nobody knows
 * @param unknown why {@code left} is null; null if it is not, or the job has ended
 */
record Outlook(@Nullable Instant start, @Nullable Duration left, @Nullable EtaUnknown unknown) {

  /** Of a job that has ended. */
  static final Outlook NONE = new Outlook(null, null, null);

  static Outlook unknown(EtaUnknown reason) {
    return new Outlook(null, null, reason);
  }

  static Outlook ends(Duration left) {
    return new Outlook(null, left, null);
  }
}

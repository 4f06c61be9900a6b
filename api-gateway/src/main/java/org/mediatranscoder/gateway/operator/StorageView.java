package org.mediatranscoder.gateway.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How full the file store is.
 *
 * @param measuredAt null if it was not measured yet: ask again in some seconds
 * @param ageSeconds of these figures; null likewise
 * @param kinds of files; empty if it was not measured yet, as is {@code accounts}
 * @param accountCount how many accounts keep something
 * @param accountLimitBytes what each account may keep
 * @param accounts the 50 that keep the most, the greatest first
 */
record StorageView(
    @Nullable Instant measuredAt,
    @Nullable Long ageSeconds,
    List<StorageReport.Kind> kinds,
    long accountCount,
    long accountLimitBytes,
    List<StorageReport.Account> accounts) {

  StorageView {
    kinds = List.copyOf(kinds);
    accounts = List.copyOf(accounts);
  }

  static StorageView of(Optional<StorageReport> last, long limitBytes, Clock clock) {
    return last.map(report -> of(report, limitBytes, clock))
        .orElseGet(() -> new StorageView(null, null, List.of(), 0, limitBytes, List.of()));
  }

  private static StorageView of(StorageReport report, long limitBytes, Clock clock) {
    Duration age = Duration.between(report.measuredAt(), clock.instant());
    return new StorageView(
        report.measuredAt(),
        Math.max(0, age.toSeconds()),
        report.kinds(),
        report.accountCount(),
        limitBytes,
        report.accounts());
  }
}

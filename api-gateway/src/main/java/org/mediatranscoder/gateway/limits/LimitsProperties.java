package org.mediatranscoder.gateway.limits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of each account, the same on all instances together.
 *
 * @param requestsPerSecond requests of any kind on average, 1 to 10,000; default 50
 * @param burst requests at once after a pause; default 200
 * @param uploadsAtOnce uploads at the same time; default 4
 * @param activeJobs jobs that wait or run, uploads that become jobs included; default 50
 * @param bytesPerDay bytes sent in uploads, or copied for another output, in a day of UTC; default
 *     100 GB
 * @param storedBytes bytes of sources and outputs that are kept at the same time; default 100 GB
 * @param filesKept after which time the file store removes files by itself, so that they count no
 *     longer; null, the default, if it never does
 * @param encodingPerDay time that files are encoded in a day of UTC; default 10 h
 * @param mailsPerHour further mails about jobs that may be asked for in an hour; default 20
 * @param webhookTestsPerHour tests of webhooks that may be asked for in an hour; default 30
 * @param uploadLease how long an upload of an instance that died still counts, at least 3 s;
 *     default 1 min
 */
@Validated
@ConfigurationProperties("transcoder.limits")
record LimitsProperties(
    @DefaultValue("50") @Positive @Max(10_000) int requestsPerSecond,
    @DefaultValue("200") @Positive int burst,
    @DefaultValue("4") @Positive int uploadsAtOnce,
    @DefaultValue("50") @Positive int activeJobs,
    @DefaultValue("100GB") @NotNull DataSize bytesPerDay,
    @DefaultValue("100GB") @NotNull DataSize storedBytes,
    @Nullable Duration filesKept,
    @DefaultValue("10h") @NotNull Duration encodingPerDay,
    @DefaultValue("20") @Positive int mailsPerHour,
    @DefaultValue("30") @Positive int webhookTestsPerHour,
    @DefaultValue("1m") @NotNull Duration uploadLease) {

  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);

  /**
   * @throws IllegalArgumentException if a limit is out of its range
   */
  LimitsProperties {
    boolean positive =
        bytesPerDay.toBytes() > 0 && storedBytes.toBytes() > 0 && encodingPerDay.isPositive();
    if (!positive || uploadLease.compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException(
          "transcoder.limits: bytes-per-day, stored-bytes and encoding-per-day must be positive,"
              + " upload-lease 3 s or more");
    }
  }
}

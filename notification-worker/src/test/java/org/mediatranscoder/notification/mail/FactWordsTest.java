package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactWordsTest {

  @Test
  void aChangeOfSizeIsNeverMoreThanIsTrue() {
    assertThat(FactWords.sizes(65_300_000, 12_400_000))
        .isEqualTo("12.4 MB, 81 % smaller than the source (65.3 MB)");
    assertThat(FactWords.sizes(1000, 2999))
        .isEqualTo("3.0 kB, 199 % larger than the source (1.0 kB)");
    assertThat(FactWords.sizes(100_000, 99_001))
        .isEqualTo("99.0 kB, as large as the source (100.0 kB)");
  }

  @Test
  void lengthsAreRoundedToSeconds() {
    assertThat(FactWords.length(Duration.ofMillis(65_499))).isEqualTo("1:05");
    assertThat(FactWords.length(Duration.ofMillis(3_599_500))).isEqualTo("1:00:00");
  }

  @Test
  void aDayIsThatOfUtc() {
    assertThat(FactWords.day(Instant.parse("2026-11-30T23:59:59Z"))).isEqualTo("30 November 2026");
  }
}

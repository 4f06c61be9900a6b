package org.mediatranscoder.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void thePercentilesOfAHundredSamplesAreTheirRanks() {
    List<Duration> samples =
        IntStream.rangeClosed(1, 100).mapToObj(i -> Duration.ofMillis(101 - i)).toList();

    Percentiles percentiles = new Percentiles(samples);

    assertThat(percentiles.at(0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(percentiles.at(0.99)).isEqualTo(Duration.ofMillis(99));
    assertThat(percentiles).hasToString("n=100  median 50 ms  p90 90 ms  p99 99 ms  max 100 ms");
  }

  @Test
  void ofNothingThereAreNoFigures() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Percentiles(List.of()));
  }
}

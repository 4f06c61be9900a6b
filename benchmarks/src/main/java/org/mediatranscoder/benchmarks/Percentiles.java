package org.mediatranscoder.benchmarks;

import java.time.Duration;
import java.util.List;

/** What was measured, as figures. */
record Percentiles(List<Duration> samples) {

  /**
   * @throws IllegalArgumentException if there is nothing
   */
  Percentiles {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
    samples = samples.stream().sorted().toList();
  }

  /** The smallest sample that at least this share of all samples does not exceed. */
  Duration at(double share) {
    int rank = (int) Math.ceil(share * samples.size());
    return samples.get(Math.max(0, rank - 1));
  }

  @Override
  public String toString() {
    return "n=%d  median %d ms  p90 %d ms  p99 %d ms  max %d ms"
        .formatted(
            samples.size(),
            at(0.5).toMillis(),
            at(0.9).toMillis(),
            at(0.99).toMillis(),
            samples.getLast().toMillis());
  }
}

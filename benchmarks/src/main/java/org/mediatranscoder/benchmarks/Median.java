package org.mediatranscoder.benchmarks;

import java.util.List;

/** The middle of figures, which a single slow run does not move. */
final class Median {

  private Median() {}

  /**
   * @throws IllegalArgumentException if there are none
   */
  static double of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

package org.mediatranscoder.catalogue;

/** Bounds of a number in a catalogue. */
final class Range {

  private Range() {}

  /**
   * @throws IllegalArgumentException if the value is below the least or above the most
   */
  static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d but is %d".formatted(name, least, most, value));
    }
  }
}

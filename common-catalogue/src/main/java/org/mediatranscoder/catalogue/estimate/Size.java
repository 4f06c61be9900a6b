package org.mediatranscoder.catalogue.estimate;

/**
 * An expected size.
 *
 * @param spread standard deviation of the natural logarithm
 */
record Size(double bytes, double spread) {

  static final Size NOTHING = new Size(0, 0);

  /** Of both, whose errors have nothing to do with each other. */
  Size plus(Size other) {
    double sum = bytes + other.bytes;
    double off = Math.hypot(bytes * spread, other.bytes * other.spread);
    return sum == 0 ? NOTHING : new Size(sum, off / sum);
  }

  /** No more than this. */
  Size atMost(double most) {
    return bytes <= most ? this : new Size(most, Math.max(0.05, spread / 2));
  }
}

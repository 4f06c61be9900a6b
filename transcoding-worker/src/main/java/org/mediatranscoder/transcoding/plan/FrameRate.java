package org.mediatranscoder.transcoding.plan;

import org.mediatranscoder.transcoding.probe.Rational;

/** Rates that a person may choose; those with a fraction are those of NTSC. */
final class FrameRate {

  private FrameRate() {}

  /**
   * @param words such as {@code 25} or {@code 23.976}
   */
  static Rational of(String words) {
    double rate = Double.parseDouble(words);
    long whole = (long) Math.ceil(rate);
    return rate == whole ? new Rational(whole, 1) : new Rational(whole * 1000, 1001);
  }
}

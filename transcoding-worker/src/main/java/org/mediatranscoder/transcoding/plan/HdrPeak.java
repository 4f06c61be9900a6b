package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;

/** How bright the brightest part of HDR is, in multiples of diffuse white. */
final class HdrPeak {

  /** Diffuse white in candela per square metre (ITU-R BT.2408); it becomes the white of SDR. */
  static final int WHITE = 203;

  /** What HLG is shown on, and what most of PQ is made on (ITU-R BT.2100). */
  private static final double USUAL = 1000;

  private HdrPeak() {}

  /**
   * At least 1.
   *
   * @param luma from 0 for black to 1 for the nominal peak; null if nobody looked
   */
  static double of(String transfer, @Nullable Double luma) {
    if (luma == null) {
      return USUAL / WHITE;
    }
    double light = "arib-std-b67".equals(transfer) ? hlg(luma) : pq(luma);
    return Math.max(1, light / WHITE);
  }

  /** ITU-R BT.2100, table 5, on a display of 1000 candela per square metre. */
  private static double hlg(double signal) {
    double scene =
        signal <= 0.5
            ? signal * signal / 3
            : (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    return 1000 * Math.pow(scene, 1.2);
  }

  /** ITU-R BT.2100, table 4. */
  private static double pq(double signal) {
    double root = Math.pow(signal, 1 / 78.84375);
    double part = Math.max(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root);
    return 10_000 * Math.pow(part, 1 / 0.1593017578125);
  }
}

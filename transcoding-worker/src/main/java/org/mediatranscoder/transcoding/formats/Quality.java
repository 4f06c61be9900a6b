package org.mediatranscoder.transcoding.formats;

/** The option {@code quality}. */
enum Quality {
  LOW(6, 0.5),
  STANDARD(0, 1),
  HIGH(-4, 1.5);

  private final int crf;
  private final double bits;

  Quality(int crf, double bits) {
    this.crf = crf;
    this.bits = bits;
  }

  /** A constant rate factor of H.264 and HEVC, made better or worse, within 10 to 40. */
  int crf(int standard) {
    return Math.clamp(standard + crf, 10, 40);
  }

  /** One of VP9, whose scale is wider, within 15 to 60. */
  int crfOfVp9(int standard) {
    return Math.clamp(Math.round(standard + crf * 1.5), 15, 60);
  }

  /** A quality of MP3, from 0 (best) to 9. */
  int ofMp3(int standard) {
    return switch (this) {
      case LOW -> Math.min(9, standard + 3);
      case STANDARD -> standard;
      case HIGH -> 0;
    };
  }

  /** A bit rate. */
  int kbps(int standard) {
    return (int) Math.round(standard * bits);
  }

  /** By how much video becomes larger: six steps of x264 double it. */
  double sizeFactor() {
    return Math.pow(2, -crf / 6.0);
  }
}

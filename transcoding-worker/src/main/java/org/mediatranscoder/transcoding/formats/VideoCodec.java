package org.mediatranscoder.transcoding.formats;

/**
 * How video is encoded. What noise takes was measured for VP9 with the settings of this worker; the
 * other figures are estimates, on the safe side for bits.
 */
public enum VideoCodec {
  H264("h264", 0.1, 12, 1),
  HEVC("hevc", 0.06, 10, 4),
  VP9("vp9", 0.06, 6, 3),
  AV1("av1", 0.045, 6, 3),
  /** Its bits follow its pixels: 220 Mbit/s of 1080p at 29.97 frames a second. */
  PRORES("prores", 3.6, 10, 0.7);

  private static final int LEAST_OF_X265 = 16;

  /** Of SVT-AV1 before 2.0. */
  private static final int LEAST_OF_SVT_AV1 = 64;

  private final String ffmpegName;
  private final double usualBits;
  private final double mostBits;
  private final double effort;

  VideoCodec(String ffmpegName, double usualBits, double mostBits, double effort) {
    this.ffmpegName = ffmpegName;
    this.usualBits = usualBits;
    this.mostBits = mostBits;
    this.effort = effort;
  }

  /** FFmpeg's name of the codec, not of its encoder. */
  public String ffmpegName() {
    return ffmpegName;
  }

  /** Pixels that each side of a frame must have at least. */
  public int leastSide() {
    return switch (this) {
      case HEVC -> LEAST_OF_X265;
      case AV1 -> LEAST_OF_SVT_AV1;
      case H264, VP9, PRORES -> 2;
    };
  }

  /** Bits that one pixel of usual video takes. */
  public double usualBits() {
    return usualBits;
  }

  /** Bits that one pixel of noise takes at most. */
  public double mostBits() {
    return mostBits;
  }

  /**
   * Threads of the encoder that fill so many processors. Those of x264 wait for each other, so it
   * takes half as many more, as it does by itself.
   */
  public int threads(int processors) {
    return this == H264 ? processors * 3 / 2 : processors;
  }

  /** Work that one pixel makes, where one of H.264 is 1. */
  public double effort() {
    return effort;
  }
}

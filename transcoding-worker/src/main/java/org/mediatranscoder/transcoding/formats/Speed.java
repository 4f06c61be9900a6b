package org.mediatranscoder.transcoding.formats;

/** The option {@code speed}: how long an encoder may think. Efforts are estimates. */
enum Speed {
  FAST("veryfast", "veryfast", "5", "11", 0.6),
  BALANCED("fast", "fast", "4", "8", 1),
  SMALL("slow", "medium", "2", "5", 2.5);

  private final String x264;
  private final String x265;
  private final String vp9;
  private final String av1;
  private final double effort;

  Speed(String x264, String x265, String vp9, String av1, double effort) {
    this.x264 = x264;
    this.x265 = x265;
    this.vp9 = vp9;
    this.av1 = av1;
    this.effort = effort;
  }

  /** The preset of x264; likewise x265, and {@code -cpu-used} of libvpx. */
  String x264() {
    return x264;
  }

  String x265() {
    return x265;
  }

  String vp9() {
    return vp9;
  }

  /** The preset of SVT-AV1. */
  String av1() {
    return av1;
  }

  /** Work for a pixel, where balanced is 1. */
  double effort() {
    return effort;
  }
}

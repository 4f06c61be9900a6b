package org.mediatranscoder.catalogue.estimate;

import java.util.Map;

/** The options of a format that change size or time, which the gateway has checked. */
record Wanted(Map<String, Object> options) {

  Wanted {
    options = Map.copyOf(options);
  }

  /** How many seconds of the source are wanted. */
  double seconds(double whole) {
    double end = number("trimEnd");
    double last = end == 0 ? whole : Math.min(end, whole);
    return Math.max(0.04, last - number("trimStart"));
  }

  /** Pixels of the shorter side at most. */
  double resolution(int ofFormat) {
    double height = number("height");
    return height == 0 ? ofFormat : Math.max(16, height);
  }

  /** Pixels that are left of so many, where both sides are cropped. */
  double width(double whole) {
    return Math.max(16, whole - number("cropLeft") - number("cropRight"));
  }

  double height(double whole) {
    return Math.max(16, whole - number("cropTop") - number("cropBottom"));
  }

  double frameRate(double ofSource) {
    String chosen = word("frameRate", "keep");
    return chosen.equals("keep") ? ofSource : Double.parseDouble(chosen);
  }

  /**
   * By how much video of another quality is larger, as {@code Quality} of the worker changes it.
   */
  double videoBits() {
    return switch (word("quality", "standard")) {
      case "low" -> 0.5;
      case "high" -> 1.59;
      default -> 1;
    };
  }

  /** Likewise the rate of audio. */
  double audioBits() {
    return switch (word("quality", "standard")) {
      case "low" -> 0.5;
      case "high" -> 1.5;
      default -> 1;
    };
  }

  /** How much longer an encoder thinks. */
  double effort() {
    return switch (word("speed", "balanced")) {
      case "fast" -> 0.6;
      case "small" -> 2.5;
      default -> 1;
    };
  }

  /** Kilobits a second of the video; 0 is as many as it needs. */
  double kbps() {
    return number("bitrate");
  }

  /** Bytes that the output may have; 0 is as many as it needs. */
  double maxBytes(int megabytesOfFormat) {
    double chosen = number("maxSize");
    return 1e6 * (chosen == 0 ? megabytesOfFormat : chosen);
  }

  /** How many channels come out of so many. */
  int channels(int ofSource, boolean lossless) {
    return switch (word("channels", "auto")) {
      case "mono" -> 1;
      case "stereo" -> Math.min(2, ofSource);
      case "keep" -> ofSource;
      default -> lossless ? ofSource : Math.min(2, ofSource);
    };
  }

  boolean isMeasured() {
    return !word("loudness", "keep").equals("keep");
  }

  /** Whether the video must be encoded, whatever it is. */
  boolean changesVideo() {
    return isCutExactly()
        || isCropped()
        || kbps() > 0
        || !word("frameRate", "keep").equals("keep")
        || !word("rotate", "0").equals("0")
        || !word("quality", "standard").equals("standard");
  }

  private boolean isCutExactly() {
    boolean cut = number("trimStart") + number("trimEnd") > 0;
    return cut && !word("trimMode", "exact").equals("keyframes");
  }

  private boolean isCropped() {
    return width(1e6) < 1e6 || height(1e6) < 1e6;
  }

  private double number(String name) {
    return options.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  private String word(String name, String otherwise) {
    return String.valueOf(options.getOrDefault(name, otherwise));
  }
}

package org.mediatranscoder.catalogue.estimate;

/**
 * The frames of a video.
 *
 * @param width in pixels; likewise height
 * @param rate frames a second
 */
record Frames(double width, double height, double rate) {

  /** What most cameras make, where nobody says it. */
  private static final double USUAL_RATE = 30;

  /** Frames above that are left out. */
  private static final double MOST = 60;

  static Frames of(SourceFacts source, int width, int height) {
    Double rate = source.frameRate();
    return new Frames(width, height, rate == null || rate <= 0 ? USUAL_RATE : rate);
  }

  double shortSide() {
    return Math.min(width, height);
  }

  double longSide() {
    return Math.max(width, height);
  }

  double area() {
    return width * height;
  }

  double pixelsPerSecond() {
    return area() * rate;
  }

  /** What comes out where the shorter side has so many pixels at most. */
  Frames wanted(Wanted wanted, double resolution) {
    Frames cropped = new Frames(wanted.width(width), wanted.height(height), rate);
    return cropped.scaled(resolution / cropped.shortSide(), wanted.frameRate(Math.min(MOST, rate)));
  }

  /** Never larger. */
  Frames scaled(double factor, double frames) {
    double scale = Math.min(1, factor);
    return new Frames(width * scale, height * scale, frames);
  }
}

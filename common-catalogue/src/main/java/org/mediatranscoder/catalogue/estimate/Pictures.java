package org.mediatranscoder.catalogue.estimate;

/**
 * The frames of a video.
 *
 * @param width in pixels; likewise height
 * @param rate frames a second
 */
record Pictures(double width, double height, double rate) {

  /** What most cameras make, where nobody says it. */
  private static final double USUAL_RATE = 30;

  /** Frames above that are left out. */
  private static final double MOST = 60;

  static Pictures of(SourceFacts source, int width, int height) {
    Double rate = source.frameRate();
    return new Pictures(width, height, rate == null || rate <= 0 ? USUAL_RATE : rate);
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
  Pictures wanted(Wanted wanted, double resolution) {
    Pictures cropped = new Pictures(wanted.width(width), wanted.height(height), rate);
    return cropped.scaled(resolution / cropped.shortSide(), wanted.frameRate(Math.min(MOST, rate)));
  }

  /** Never larger. */
  Pictures scaled(double factor, double frames) {
    double scale = Math.min(1, factor);
    return new Pictures(width * scale, height * scale, frames);
  }
}

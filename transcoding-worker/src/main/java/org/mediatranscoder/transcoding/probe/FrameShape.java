package org.mediatranscoder.transcoding.probe;

import org.jspecify.annotations.Nullable;

/**
 * A frame as a viewer sees it.
 *
 * @param width in square pixels; likewise height
 */
public record FrameShape(int width, int height) {

  /** Of a decoded frame, after its crop, with its pixels made square, turned upright. */
  static FrameShape seen(
      int frameWidth,
      int frameHeight,
      FrameCrop crop,
      @Nullable Rational pixelAspect,
      int rotation) {
    double aspect = ProbedText.pixelAspect(pixelAspect);
    int width = Math.max(1, Math.toIntExact(Math.round(crop.width(frameWidth) * aspect)));
    int height = crop.height(frameHeight);
    return Math.abs(rotation) % 180 == 90
        ? new FrameShape(height, width)
        : new FrameShape(width, height);
  }

  long pixels() {
    return (long) width * height;
  }
}

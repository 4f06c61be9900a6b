package org.mediatranscoder.transcoding.plan;

import org.mediatranscoder.transcoding.probe.FrameShape;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * Width and height of a picture in square pixels, as a viewer sees it.
 *
 * <p>The "p" of a format is the shorter side: 720p is 1280×720 of a wide video and 720×1280 of a
 * portrait one, so that a video held upright is as sharp as one held sideways. The longer side is
 * bounded too, by that of 16:9: 1080p of a wider video is 1920 wide.
 */
record FrameSize(int width, int height) {

  /** Of a source: the largest of its frames. */
  static FrameSize of(VideoStream video, VideoFindings findings) {
    FrameShape largest = findings.largest();
    if (largest == null) {
      return new FrameSize(video.width(), video.height());
    }
    return Math.abs(video.rotation()) % 180 == 90
        ? new FrameSize(largest.height(), largest.width())
        : new FrameSize(largest.width(), largest.height());
  }

  /** This size made to fit: shape kept, never larger, both sides even and at least 2. */
  FrameSize fitShortSide(int bound) {
    double scale = (double) bound / Math.min(width, height);
    // To the next even number: 854, as 480p always was.
    int longBound = 2 * Math.ceilDiv(bound * 8, 9);
    return scaled(Math.min(scale, (double) longBound / Math.max(width, height)));
  }

  /** This size made to fit: shape kept, never larger, both sides even and at least 2. */
  FrameSize fitLongSide(int bound) {
    return scaled((double) bound / Math.max(width, height));
  }

  /** The same for a picture, whose sides need not be even; each is at least 1. */
  FrameSize fitPicture(int bound) {
    double scale = Math.min(1, (double) bound / Math.max(width, height));
    return new FrameSize(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }

  private FrameSize scaled(double scale) {
    double down = Math.min(1, scale);
    return new FrameSize(even(width, down), even(height, down));
  }

  /** The nearest even number that is not above the side itself. */
  private static int even(int side, double scale) {
    int nearest = 2 * (int) Math.round(side * scale / 2);
    return Math.max(2, Math.min(nearest, side - side % 2));
  }
}

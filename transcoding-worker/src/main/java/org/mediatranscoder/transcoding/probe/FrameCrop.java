package org.mediatranscoder.transcoding.probe;

/**
 * What a container says is not to be seen of a frame, in pixels of the frame before rotation.
 *
 * @param top rows above what is seen, 0 for none; likewise the others
 */
public record FrameCrop(int top, int bottom, int left, int right) {

  public static final FrameCrop NONE = new FrameCrop(0, 0, 0, 0);

  /** What is seen of this width. */
  public int width(int frameWidth) {
    return frameWidth - left - right;
  }

  /** What is seen of this height. */
  public int height(int frameHeight) {
    return frameHeight - top - bottom;
  }

  /** Whether some of a frame of this size is left to be seen. */
  boolean fits(int frameWidth, int frameHeight) {
    return Math.min(Math.min(top, bottom), Math.min(left, right)) >= 0
        && (long) left + right < frameWidth
        && (long) top + bottom < frameHeight;
  }
}

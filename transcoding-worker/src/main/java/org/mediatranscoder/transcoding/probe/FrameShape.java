package org.mediatranscoder.transcoding.probe;

/**
 * A frame as a viewer sees it.
 *
 * @param width in square pixels; likewise height
 */
public record FrameShape(int width, int height) {

  long pixels() {
    return (long) width * height;
  }
}

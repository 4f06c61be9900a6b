package org.mediatranscoder.transcoding.plan;

import java.util.List;
import org.mediatranscoder.transcoding.probe.FrameCrop;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Leaves out what a container says is not to be seen. */
final class CropFilter {

  private CropFilter() {}

  /**
   * Nothing if all is to be seen. FFmpeg from 7.1 on has cropped already: the filter crops only
   * frames that still have their whole width, or height.
   */
  static List<String> of(VideoStream video, Canvas canvas) {
    // What turns a frame comes before this filter, and a crop counts for a frame before the turn.
    if (video.crop().equals(FrameCrop.NONE) || video.rotation() != 0 || canvas.varies()) {
      return List.of();
    }
    FrameCrop crop = video.crop();
    int width = video.frameWidth();
    int height = video.frameHeight();
    return List.of(
        "crop=w='if(eq(iw,%d),%d,iw)'".formatted(width, crop.width(width))
            + ":h='if(eq(ih,%d),%d,ih)'".formatted(height, crop.height(height))
            + ":x='if(eq(iw,%d),%d,0)'".formatted(width, crop.left())
            + ":y='if(eq(ih,%d),%d,0)'".formatted(height, crop.top()));
  }
}

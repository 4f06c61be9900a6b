package org.mediatranscoder.transcoding.plan;

import java.util.List;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;

/** Pixels of the upright video, in square pixels, that a person leaves out at each side. */
public record Crop(int left, int right, int top, int bottom) {

  public static final Crop NONE = new Crop(0, 0, 0, 0);

  /** Smaller frames are no video that anybody wants, and some encoders refuse them. */
  private static final int LEAST = 16;

  /** The gateway has checked them by the schema of the format. */
  static Crop of(TranscodeRequest request) {
    return new Crop(
        pixels(request, "cropLeft"),
        pixels(request, "cropRight"),
        pixels(request, "cropTop"),
        pixels(request, "cropBottom"));
  }

  private static int pixels(TranscodeRequest request, String name) {
    return Integer.parseInt(request.option(name, "0"));
  }

  /**
   * What is left of a frame.
   *
   * @throws UnsuitableOptionException if that is less than 16 pixels each way
   */
  FrameSize of(FrameSize whole) {
    if (equals(NONE)) {
      return whole;
    }
    int width = whole.width() - left - right;
    int height = whole.height() - top - bottom;
    if (width < LEAST || height < LEAST) {
      throw UnsuitableOptionException.croppedAway(whole.width(), whole.height(), LEAST);
    }
    return new FrameSize(width, height);
  }

  /** In parts of a frame, whose pixels need not be square, and which may change its size. */
  List<String> filters(FrameSize whole) {
    return equals(NONE)
        ? List.of()
        : List.of(
            "crop=w=iw*%1$d/%2$d:h=ih*%3$d/%4$d:x=iw*%5$d/%2$d:y=ih*%6$d/%4$d"
                .formatted(
                    whole.width() - left - right,
                    whole.width(),
                    whole.height() - top - bottom,
                    whole.height(),
                    left,
                    top));
  }
}

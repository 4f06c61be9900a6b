package org.mediatranscoder.transcoding.failure;

import java.util.List;
import org.mediatranscoder.model.job.FailureCode;

/** The file is no media file that we read. */
public class NotMediaException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public NotMediaException() {
    this("This is not a video or audio file that we can read.");
  }

  private NotMediaException(String message) {
    super(FailureCode.NOT_MEDIA, message);
  }

  /**
   * A picture that is not read at all.
   *
   * @param kind of the picture, such as TIFF
   */
  public static NotMediaException picture(String kind) {
    return new NotMediaException("This is a picture (" + kind + ") that we cannot read.");
  }

  /**
   * A picture that only a newer FFmpeg reads.
   *
   * @param kind of the picture, such as HEIC
   */
  public static NotMediaException pictureOfNewerFfmpeg(String kind) {
    return new NotMediaException(
        "This is a picture (%s) that FFmpeg 7.1 or later reads, and this server has an older one."
            .formatted(kind));
  }

  /**
   * A picture that only other formats take.
   *
   * @param kind of the picture, such as JPEG
   * @param format as people know it
   */
  public static NotMediaException picture(String kind, String format) {
    return new NotMediaException(
        "This is a picture (%s), and %s is made of video or audio. The formats for still pictures take it."
            .formatted(kind, format));
  }

  /**
   * @param codecs FFmpeg's names of what the file holds
   */
  public static NotMediaException codec(List<String> codecs) {
    return new NotMediaException(
        "We cannot read what this file holds: %s.".formatted(String.join(", ", codecs)));
  }

  /** What follows after some time is of another kind, such as another number of channels. */
  public static NotMediaException changes() {
    return new NotMediaException(
        "The file changes in the middle, and we cannot read what follows.");
  }
}

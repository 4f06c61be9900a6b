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
   * @param kind of the picture, such as HEIC
   */
  public static NotMediaException picture(String kind) {
    return new NotMediaException(
        "This is a picture (" + kind + "). We convert video and audio files.");
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

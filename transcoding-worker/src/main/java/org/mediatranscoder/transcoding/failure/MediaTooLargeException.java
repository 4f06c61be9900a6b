package org.mediatranscoder.transcoding.failure;

import java.time.Duration;
import org.mediatranscoder.model.job.FailureCode;

/** Picture, length, audio, memory or work are above what we take. */
public class MediaTooLargeException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public MediaTooLargeException(String message) {
    super(FailureCode.TOO_LARGE, message);
  }

  /** The operator bounds what one job may cost. */
  public static MediaTooLargeException tooMuchWork(
      int width, int height, double framesPerSecond, Duration length) {
    return new MediaTooLargeException(
        "The video is more work than one job may take: %d by %d pixels, %d frames a second, for %s."
            .formatted(width, height, Math.round(framesPerSecond), words(length)));
  }

  /** It plays for longer than this. */
  public static MediaTooLargeException longerThan(Duration limit) {
    return new MediaTooLargeException(
        "The file plays for longer than we take, which is " + words(limit) + ".");
  }

  private static String words(Duration length) {
    return length.toMinutesPart() == 0 && length.toHours() > 1
        ? length.toHours() + " hours"
        : length.toMinutes() + " minutes";
  }
}

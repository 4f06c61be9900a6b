package org.mediatranscoder.transcoding.failure;

import java.time.Duration;
import org.mediatranscoder.model.job.FailureCode;

/** Picture, length, memory or output are above what we take. */
public class MediaTooLargeException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public MediaTooLargeException(String message) {
    super(FailureCode.TOO_LARGE, message);
  }

  /** So is the output. */
  public static MediaTooLargeException output() {
    return new MediaTooLargeException("The output would be larger than we make.");
  }

  /** It plays for longer than this. */
  public static MediaTooLargeException longerThan(Duration limit) {
    String words =
        limit.toMinutesPart() == 0 && limit.toHours() > 1
            ? limit.toHours() + " hours"
            : limit.toMinutes() + " minutes";
    return new MediaTooLargeException(
        "The file plays for longer than we take, which is " + words + ".");
  }
}

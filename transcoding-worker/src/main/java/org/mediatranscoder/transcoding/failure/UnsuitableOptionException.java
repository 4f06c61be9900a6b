package org.mediatranscoder.transcoding.failure;

import java.time.Duration;
import java.util.Locale;
import org.mediatranscoder.model.job.FailureCode;

/** An option asks for what the source has not. */
public class UnsuitableOptionException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  private UnsuitableOptionException(String message) {
    super(FailureCode.UNSUITABLE_OPTION, message);
  }

  /**
   * @param what such as {@code video}
   */
  public static UnsuitableOptionException nothingLeft(String what, Duration start) {
    return new UnsuitableOptionException(
        String.format(
            Locale.ROOT,
            "The %s of this file ends before the start that was asked for, %.3f seconds.",
            what,
            start.toMillis() / 1000.0));
  }
}

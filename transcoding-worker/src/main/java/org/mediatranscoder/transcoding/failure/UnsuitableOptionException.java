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

  /**
   * @param least pixels each way that must be left
   */
  public static UnsuitableOptionException croppedAway(int width, int height, int least) {
    return new UnsuitableOptionException(
        "The video has %d by %d pixels, and %d each way must be left of it."
            .formatted(width, height, least));
  }

  /** A cut at key frames needs an index. */
  public static UnsuitableOptionException noKeyFrames() {
    return new UnsuitableOptionException(
        "This file cannot be cut at key frames. MP4, MOV, MKV and WebM can, where a key frame"
            + " comes at least every 30 seconds. An exact cut is always possible.");
  }

  /** The times of text are not moved. */
  public static UnsuitableOptionException subtitlesOfCut() {
    return new UnsuitableOptionException(
        "Subtitles are kept of a whole file, or of a cut at key frames.");
  }
}

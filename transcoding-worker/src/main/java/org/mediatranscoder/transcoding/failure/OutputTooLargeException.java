package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;
import org.springframework.util.unit.DataSize;

/** The output is above what we make, or above what there is room for. */
public class OutputTooLargeException extends PermanentFailure {

  private static final long serialVersionUID = 1L;
  private static final String ADVICE = " A shorter file or a smaller format fits.";

  private OutputTooLargeException(String message) {
    super(FailureCode.OUTPUT_TOO_LARGE, message);
  }

  /** Known before it is encoded. */
  public static OutputTooLargeException expected(DataSize output, DataSize most) {
    return new OutputTooLargeException(
        "The output would be about %s, and we make %s at most."
                .formatted(words(output), words(most))
            + ADVICE);
  }

  /** Known before it is encoded: not even an empty disk would do. */
  public static OutputTooLargeException noRoom(DataSize output) {
    return new OutputTooLargeException(
        "The output would be about %s, and there is no room for that.".formatted(words(output))
            + ADVICE);
  }

  /** Found by the encode, which was stopped. */
  public static OutputTooLargeException grown(DataSize most) {
    return new OutputTooLargeException(
        "The output grew beyond %s, which is the most that we make of this file."
            .formatted(words(most)));
  }

  /** Such as 20 GB, 7 MB, 12 KB. */
  private static String words(DataSize size) {
    if (size.toGigabytes() >= 10) {
      return size.toGigabytes() + " GB";
    }
    return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toKilobytes() + " KB";
  }
}

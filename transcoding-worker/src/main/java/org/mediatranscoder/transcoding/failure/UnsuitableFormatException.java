package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** The format cannot hold what the source has; another one can. */
public class UnsuitableFormatException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  private UnsuitableFormatException(String message) {
    super(FailureCode.UNSUITABLE_FORMAT, message);
  }

  /**
   * @param codec as people know it
   * @param least pixels of each side that it takes
   */
  public static UnsuitableFormatException tooSmall(String codec, int least, int width, int height) {
    return new UnsuitableFormatException(
        "%s takes frames of %d pixels and more each way, and this video has %d by %d. Another format takes it."
            .formatted(codec, least, width, height));
  }

  /**
   * @param why a sentence
   */
  public static UnsuitableFormatException notCopied(String why) {
    return new UnsuitableFormatException(
        "This file cannot be copied as it is. %s Another format converts it.".formatted(why));
  }
}

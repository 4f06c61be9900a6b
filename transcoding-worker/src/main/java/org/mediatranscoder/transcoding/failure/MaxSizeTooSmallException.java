package org.mediatranscoder.transcoding.failure;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.springframework.util.unit.DataSize;

/** In as few bytes as were asked for nobody could watch the video. */
public class MaxSizeTooSmallException extends PermanentFailure {

  private static final long serialVersionUID = 1L;
  private static final long MEGABYTE = 1_000_000;

  private final @Nullable Integer smallest;

  private MaxSizeTooSmallException(String message, @Nullable Integer smallest) {
    super(FailureCode.MAX_SIZE_TOO_SMALL, message);
    this.smallest = smallest;
  }

  /**
   * Known before it is encoded.
   *
   * @param megabytes of 1,000,000 bytes that would do
   */
  public static MaxSizeTooSmallException of(DataSize most, int megabytes) {
    return new MaxSizeTooSmallException(
        "In %d MB this video could not be watched: it needs %d MB. Allow more, or take a part of it."
            .formatted(most.toBytes() / MEGABYTE, megabytes),
        megabytes);
  }

  /** Found by encodes that all were larger. */
  public static MaxSizeTooSmallException notReached(DataSize most) {
    return new MaxSizeTooSmallException(
        "This video could not be brought below %d MB. Allow more, or take a part of it."
            .formatted(most.toBytes() / MEGABYTE),
        null);
  }

  @Override
  public JobFailure toJobFailure() {
    JobFailure failure = super.toJobFailure();
    return new JobFailure(failure.code(), failure.message(), smallest);
  }
}

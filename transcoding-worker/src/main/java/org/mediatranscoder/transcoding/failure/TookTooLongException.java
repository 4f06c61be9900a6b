package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** It took longer than a job may take, or stood still. */
public class TookTooLongException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public TookTooLongException(String message) {
    super(FailureCode.TIMED_OUT, message);
  }

  /** FFmpeg did not come to an end while it only looked at the file. */
  public static TookTooLongException reading() {
    return new TookTooLongException("The file could not be read in reasonable time.");
  }
}

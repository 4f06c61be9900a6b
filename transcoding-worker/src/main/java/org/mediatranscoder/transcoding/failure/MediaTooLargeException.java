package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** Picture, length, memory or output are above what we take. */
public class MediaTooLargeException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public MediaTooLargeException(String message) {
    super(FailureCode.TOO_LARGE, message);
  }
}

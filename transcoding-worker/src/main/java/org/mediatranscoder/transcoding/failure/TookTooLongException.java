package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** It took longer than a job may take, or stood still. */
public class TookTooLongException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public TookTooLongException(String message) {
    super(FailureCode.TIMED_OUT, message);
  }
}

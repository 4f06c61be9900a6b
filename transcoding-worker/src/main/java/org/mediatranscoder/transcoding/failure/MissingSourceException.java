package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** The uploaded file is gone. */
public class MissingSourceException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public MissingSourceException() {
    super(FailureCode.SOURCE_MISSING, "The uploaded file is no longer there.");
  }
}

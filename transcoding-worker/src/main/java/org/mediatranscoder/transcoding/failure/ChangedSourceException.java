package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** The stored file is not what was sent. */
public class ChangedSourceException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public ChangedSourceException() {
    super(
        FailureCode.SOURCE_CHANGED,
        "The stored file is not what was sent. Please upload the file again.");
  }
}

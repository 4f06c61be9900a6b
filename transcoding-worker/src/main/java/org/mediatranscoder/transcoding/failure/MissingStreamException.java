package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** The source has no stream of a kind that the format needs. */
public class MissingStreamException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public MissingStreamException(String message) {
    super(FailureCode.STREAM_MISSING, message);
  }
}

package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** The file is no media file that we read. */
public class NotMediaException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public NotMediaException() {
    super(FailureCode.NOT_MEDIA, "This is not a video or audio file that we can read.");
  }
}

package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;

/**
 * The job cannot be done, however often it is tried. Every other exception is worth a retry.
 *
 * <p>The message is for the person who uploaded the file: plain words, no paths, no internals.
 */
public abstract class PermanentFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  PermanentFailure(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  /** What the job's record says. */
  public JobFailure toJobFailure() {
    return new JobFailure(code, String.valueOf(getMessage()));
  }
}

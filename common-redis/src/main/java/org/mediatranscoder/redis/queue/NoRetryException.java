package org.mediatranscoder.redis.queue;

import org.jobrunr.JobRunrException;

/** A handler throws it where another try would fail just the same. */
public class NoRetryException extends JobRunrException {

  private static final long serialVersionUID = 1L;

  public NoRetryException(String message) {
    super(message, true);
  }

  public NoRetryException(String message, Throwable cause) {
    super(message, true, cause);
  }
}

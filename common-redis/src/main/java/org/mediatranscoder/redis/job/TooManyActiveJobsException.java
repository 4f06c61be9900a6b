package org.mediatranscoder.redis.job;

/** As many jobs of one owner wait or run as may. */
public final class TooManyActiveJobsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyActiveJobsException() {
    super("As many jobs of this owner wait or run as may");
  }
}

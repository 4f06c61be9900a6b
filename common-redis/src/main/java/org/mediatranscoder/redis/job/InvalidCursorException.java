package org.mediatranscoder.redis.job;

/** A cursor that no page of ours gave out. */
public class InvalidCursorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidCursorException() {
    super("The cursor is not one of ours");
  }
}

package org.mediatranscoder.web.problem;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;

/** Ends a request with an error that its client may know about. */
public class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * @param detail for the person who reads the answer: plain words, no internals
   */
  public ApiException(ErrorCode code, String detail) {
    this(code, detail, null);
  }

  /**
   * @param cause goes to the log only
   */
  public ApiException(ErrorCode code, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** With the title of the code as its detail. */
  public ApiException(ErrorCode code) {
    this(code, code.title(), null);
  }

  public ErrorCode code() {
    return code;
  }

  /** What the client reads. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}

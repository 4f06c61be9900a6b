package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import org.mediatranscoder.model.error.ErrorCode;

/** The account has had its share for now. */
final class LimitExceededException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final Duration retryAfter;

  LimitExceededException(ErrorCode code, Duration retryAfter) {
    super(code.code());
    this.code = code;
    this.retryAfter = retryAfter;
  }

  ErrorCode code() {
    return code;
  }

  /** Whole seconds to wait, at least 1. */
  long retryAfterSeconds() {
    return Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1_000));
  }
}

package org.mediatranscoder.gateway.limits;

import java.time.Duration;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/** The account has had its share for now. */
public final class LimitExceededException extends ApiException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  LimitExceededException(ErrorCode code, Duration retryAfter) {
    this(code, code.detail(), retryAfter);
  }

  /**
   * @param detail what the client reads
   */
  LimitExceededException(ErrorCode code, String detail, Duration retryAfter) {
    super(code, detail);
    this.retryAfter = retryAfter;
  }

  /** Whole seconds to wait, at least 1. */
  long retryAfterSeconds() {
    return Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1_000));
  }
}

package org.mediatranscoder.web.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;

/** Ends a request with an error that its client may know about. */
public class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Fault> faults;

  /**
   * @param detail for the person who reads the answer: plain words, no internals, more than the
   *     title of the code
   */
  public ApiException(ErrorCode code, String detail) {
    this(code, detail, null);
  }

  /**
   * @param cause goes to the log only
   */
  public ApiException(ErrorCode code, String detail, @Nullable Throwable cause) {
    this(code, detail, List.of(), cause);
  }

  /** With the general detail of the code. */
  public ApiException(ErrorCode code) {
    this(code, code.detail(), null);
  }

  /** With the general detail of the code; the cause goes to the log only. */
  public ApiException(ErrorCode code, Throwable cause) {
    this(code, code.detail(), cause);
  }

  /**
   * For everything that is wrong with a request. The first fault gives the code, as RFC 9457 lets a
   * problem stand for the most relevant one of several.
   *
   * @param faults at least one
   */
  public ApiException(List<Fault> faults) {
    this(
        ErrorCode.of(faults.getFirst().code()).orElse(ErrorCode.REQUEST_MALFORMED),
        faults.stream().map(Fault::sentence).collect(Collectors.joining("; ", "", ".")),
        faults,
        null);
  }

  /** As another service said it. */
  public ApiException(
      ErrorCode code, String detail, List<Fault> faults, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  public ErrorCode code() {
    return code;
  }

  /** What the client reads. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** What is wrong with single values of the request; often nothing. */
  public List<Fault> faults() {
    return faults;
  }
}

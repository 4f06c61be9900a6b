package org.mediatranscoder.web.problem;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Makes problem details; each gets a random error id that the log has too. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String TYPE = "urn:media-transcoder:problem:";

  private Problems() {}

  /** A problem that is now in the log, with all that is wrong with the request. */
  public static ProblemDetail logged(ApiException refused) {
    ProblemDetail problem = logged(refused.code(), refused.detail(), refused);
    if (!refused.faults().isEmpty()) {
      problem.setProperty("errors", refused.faults());
    }
    return problem;
  }

  /** A problem with the general detail of its code that is now in the log. */
  public static ProblemDetail logged(ErrorCode code, @Nullable Throwable cause) {
    return logged(code, code.detail(), cause);
  }

  /**
   * A problem that is now in the log: with its stack trace where it is our fault, in one line where
   * it is the client's.
   *
   * @param detail what the client reads
   */
  public static ProblemDetail logged(ErrorCode code, String detail, @Nullable Throwable cause) {
    String errorId = UUID.randomUUID().toString();
    if (code.status() >= 500) {
      LOG.error("{} [errorId={}] {}", code.code(), errorId, detail, cause);
    } else {
      LOG.info("{} [errorId={}] {}", code.code(), errorId, detail);
    }
    return problem(code, detail, errorId);
  }

  /** The answer with this problem. */
  public static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ProblemDetail problem(ErrorCode code, String detail, String errorId) {
    ProblemDetail problem = ProblemDetail.forStatus(code.status());
    problem.setType(URI.create(TYPE + code.code()));
    problem.setTitle(code.title());
    problem.setDetail(detail);
    problem.setProperty("code", code.code());
    problem.setProperty("errorId", errorId);
    return problem;
  }

  /** The general code for a status that Spring or the server chose. */
  public static ErrorCode codeFor(int status) {
    return switch (status) {
      case 401 -> ErrorCode.TOKEN_INVALID;
      case 403 -> ErrorCode.SCOPE_MISSING;
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 413 -> ErrorCode.UPLOAD_TOO_LARGE;
      case 415 -> ErrorCode.MEDIA_TYPE_UNSUPPORTED;
      case 429 -> ErrorCode.RATE_LIMITED;
      case 503 -> ErrorCode.SERVICE_UNAVAILABLE;
      default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.REQUEST_MALFORMED;
    };
  }
}

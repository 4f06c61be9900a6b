package org.mediatranscoder.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns every exception of a controller, and Spring's own, into a problem detail. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ApiException refused, HttpServletRequest request) {
    ResponseEntity<ProblemDetail> answer = answer(refused.code(), refused.detail(), refused);
    request.setAttribute(ProblemErrorController.PROBLEM, answer);
    return answer;
  }

  /** Left to Spring Security, whose chain knows the right answer. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void security(RuntimeException denied) {
    throw denied;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> unexpected(Exception unexpected) {
    if (DisconnectedClientHelper.isClientDisconnectedException(unexpected)) {
      return null; // There is nobody left to answer.
    }
    return answer(ErrorCode.INTERNAL, ErrorCode.INTERNAL.title(), unexpected);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ErrorCode code = Problems.codeFor(status.value());
    String detail = body instanceof ProblemDetail of ? of.getDetail() : null;
    ProblemDetail problem = Problems.logged(code, detail == null ? code.title() : detail, null);
    problem.setStatus(status.value());
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(problem, headers, status);
  }

  private static ResponseEntity<ProblemDetail> answer(
      ErrorCode code, String detail, Throwable cause) {
    return ResponseEntity.status(code.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.logged(code, detail, cause));
  }
}

package org.mediatranscoder.gateway.limits;

import org.mediatranscoder.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 429 where a limit is found exceeded after the filters, and says when to come back. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LimitAdvice {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> exceeded(LimitExceededException exceeded) {
    return ResponseEntity.status(exceeded.code().status())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(exceeded.retryAfterSeconds()))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.logged(exceeded));
  }
}

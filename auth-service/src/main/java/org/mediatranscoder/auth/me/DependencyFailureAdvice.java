package org.mediatranscoder.auth.me;

import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** MongoDB or Redis being unavailable is no fault of the caller's. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DependencyFailureAdvice {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(DataAccessException unavailable) {
    ErrorCode code = ErrorCode.SERVICE_UNAVAILABLE;
    return ResponseEntity.status(code.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.logged(code, unavailable));
  }
}

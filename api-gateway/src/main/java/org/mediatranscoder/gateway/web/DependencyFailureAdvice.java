package org.mediatranscoder.gateway.web;

import io.lettuce.core.RedisException;
import org.jobrunr.storage.StorageException;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import software.amazon.awssdk.core.exception.SdkException;

/** Answers 503 with Retry-After while a downstream service or a store is unavailable. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DependencyFailureAdvice {

  @ExceptionHandler({
    RedisException.class,
    StorageException.class,
    TokenStatusUnknownException.class
  })
  ResponseEntity<ProblemDetail> redisAway(RuntimeException unavailable) {
    return answer(ErrorCode.SERVICE_UNAVAILABLE, unavailable);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> storageAway(SdkException unavailable) {
    return answer(ErrorCode.STORAGE_UNAVAILABLE, unavailable);
  }

  private static ResponseEntity<ProblemDetail> answer(ErrorCode code, Exception cause) {
    return ResponseEntity.status(code.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.logged(code, cause));
  }
}

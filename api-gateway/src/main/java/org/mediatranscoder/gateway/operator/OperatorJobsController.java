package org.mediatranscoder.gateway.operator;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.job.JobStore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /operator/failures} and {@code POST /operator/jobs/{jobId}/retry}: for operators, so
 * no part of the public API.
 */
@Hidden
@RestController
class OperatorJobsController {

  private final JobStore jobs;
  private final RetryByOperator retry;

  OperatorJobsController(JobStore jobs, RetryByOperator retry) {
    this.jobs = jobs;
    this.retry = retry;
  }

  /** The jobs of all accounts that are FAILED, those that failed last first. */
  @GetMapping(value = "/operator/failures", produces = MediaType.APPLICATION_JSON_VALUE)
  FailuresView failures(@Valid @ModelAttribute FailuresQuery query) {
    return FailuresView.of(jobs.failures(query.limitOrUsual(), query.cursor()));
  }

  /** Tries a job of anybody again, by the rules that hold for its owner. */
  @PostMapping(value = "/operator/jobs/{jobId}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  OperatorJobView retry(
      @PathVariable("jobId") String jobId, AccountId caller, @AuthenticationPrincipal Jwt token) {
    return OperatorJobView.of(retry.retry(jobId, caller, token.getTokenValue()));
  }
}

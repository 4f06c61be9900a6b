package org.mediatranscoder.gateway.lifecycle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mediatranscoder.gateway.idempotency.Idempotent;
import org.mediatranscoder.gateway.jobs.JobIdPath;
import org.mediatranscoder.gateway.jobs.JobView;
import org.mediatranscoder.gateway.jobs.JobViews;
import org.mediatranscoder.gateway.jobs.OwnJobs;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /jobs/{jobId}/cancel}, {@code /retry} and {@code /notify}. */
@RestController
@Tag(name = "Jobs")
class LifecycleController {

  private final OwnJobs ownJobs;
  private final Cancellation cancellation;
  private final JobRetry retry;
  private final FurtherMail mail;
  private final JobViews views;

  LifecycleController(
      OwnJobs ownJobs,
      Cancellation cancellation,
      JobRetry retry,
      FurtherMail mail,
      JobViews views) {
    this.ownJobs = ownJobs;
    this.cancellation = cancellation;
    this.retry = retry;
    this.mail = mail;
    this.views = views;
  }

  @NeedsScope(AccessClaims.JOBS_WRITE)
  @Operation(
      operationId = "cancelJob",
      summary = "Stop a job that waits or runs",
      description = "Its source stays, so it can be tried again. A cancelled job stays as it is.")
  @ApiResponse(responseCode = "200", description = "The job is cancelled")
  @Idempotent
  @Refuses({ErrorCode.JOB_NOT_FOUND, ErrorCode.JOB_ENDED, ErrorCode.STORAGE_UNAVAILABLE})
  @PostMapping(value = "/jobs/{jobId}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
  JobView cancel(
      @JobIdPath @PathVariable String jobId, AccountId caller, @AuthenticationPrincipal Jwt token) {
    return views.of(cancellation.cancel(ownJobs.find(jobId, caller), token.getTokenValue()));
  }

  @NeedsScope(AccessClaims.JOBS_WRITE)
  @Operation(
      operationId = "retryJob",
      summary = "Try a job again that failed or was cancelled",
      description = "With the source that is stored. A job that waits or runs stays as it is.")
  @ApiResponse(responseCode = "202", description = "The job waits for a worker, or runs already")
  @Idempotent
  @Refuses({
    ErrorCode.JOB_NOT_FOUND,
    ErrorCode.JOB_COMPLETED,
    ErrorCode.SOURCE_GONE,
    ErrorCode.TOO_MANY_JOBS,
    ErrorCode.DAILY_ENCODING_EXCEEDED,
    ErrorCode.STORAGE_UNAVAILABLE,
    ErrorCode.FORMAT_UNAVAILABLE
  })
  @PostMapping(value = "/jobs/{jobId}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  JobView retry(
      @JobIdPath @PathVariable String jobId, AccountId caller, @AuthenticationPrincipal Jwt token) {
    return views.of(retry.retry(ownJobs.find(jobId, caller), token.getTokenValue()));
  }

  @NeedsScope(AccessClaims.JOBS_WRITE)
  @Operation(
      operationId = "notifyAgain",
      summary = "Send the mail about the end of a job again",
      description =
          "To the address of the job. A mail that is on its way, or was sent less than a minute"
              + " ago, is not sent twice.")
  @ApiResponse(responseCode = "202", description = "The mail is on its way")
  @Idempotent
  @Refuses({
    ErrorCode.JOB_NOT_FOUND,
    ErrorCode.JOB_RUNNING,
    ErrorCode.JOB_CANCELLED,
    ErrorCode.MAILS_OFF,
    ErrorCode.FILE_GONE,
    ErrorCode.TOO_MANY_MAILS,
    ErrorCode.STORAGE_UNAVAILABLE
  })
  @PostMapping(value = "/jobs/{jobId}/notify", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  JobView notifyAgain(@JobIdPath @PathVariable String jobId, AccountId caller) {
    return views.of(mail.send(ownJobs.find(jobId, caller)));
  }
}

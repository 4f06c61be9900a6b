package org.mediatranscoder.gateway.deletion;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mediatranscoder.gateway.jobs.JobIdPath;
import org.mediatranscoder.gateway.jobs.OwnJobs;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /jobs/{jobId}}. */
@RestController
@Tag(name = "Jobs")
class DeletionController {

  private final OwnJobs ownJobs;
  private final JobDeletion deletion;

  DeletionController(OwnJobs ownJobs, JobDeletion deletion) {
    this.ownJobs = ownJobs;
    this.deletion = deletion;
  }

  @NeedsScope(AccessClaims.JOBS_WRITE)
  @Operation(
      operationId = "deleteJob",
      summary = "Delete a job with all its files",
      description = "One that waits or runs is stopped. Its mailed link opens nothing afterwards.")
  @ApiResponse(responseCode = "204", description = "Nothing of it is left")
  @Refuses(ErrorCode.JOB_NOT_FOUND)
  @DeleteMapping("/jobs/{jobId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @JobIdPath @PathVariable String jobId, AccountId caller, @AuthenticationPrincipal Jwt token) {
    deletion.delete(ownJobs.find(jobId, caller), token.getTokenValue());
  }
}

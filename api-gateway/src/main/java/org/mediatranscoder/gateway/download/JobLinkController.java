package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.mediatranscoder.gateway.jobs.JobIdPath;
import org.mediatranscoder.gateway.jobs.OwnJobs;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code GET /jobs/{id}/link}: what the mail has, for an owner who hands it on by other ways. */
@RestController
@Tag(name = "Jobs")
class JobLinkController {

  private final OwnJobs ownJobs;
  private final DownloadLinks links;

  JobLinkController(OwnJobs ownJobs, DownloadLinks links) {
    this.ownJobs = ownJobs;
    this.links = links;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "getLink",
      summary = "The link to the output, as the mail has it",
      description = "Who has the link has the file, without a token and as long as it is kept.")
  @ApiResponse(responseCode = "200", description = "The same each time")
  @Refuses({ErrorCode.JOB_NOT_FOUND, ErrorCode.JOB_NOT_COMPLETED})
  @GetMapping(value = "/jobs/{jobId}/link", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JobLink> link(@JobIdPath @PathVariable String jobId, AccountId caller) {
    TranscodeJob job = ownJobs.find(jobId, caller);
    if (job.status() != JobStatus.COMPLETED) {
      throw new ApiException(ErrorCode.JOB_NOT_COMPLETED);
    }
    URI url =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/d/{token}")
            .build(links.sign(job.id(), job.linkVersion()));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new JobLink(url));
  }
}

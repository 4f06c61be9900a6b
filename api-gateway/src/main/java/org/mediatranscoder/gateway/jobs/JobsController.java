package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobPage;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /status/{jobId}} and {@code GET /jobs}. */
@RestController
@Tag(name = "Jobs")
class JobsController {

  private final OwnJobs ownJobs;
  private final OwnHistory history;
  private final JobViews views;

  JobsController(OwnJobs ownJobs, OwnHistory history, JobViews views) {
    this.ownJobs = ownJobs;
    this.history = history;
    this.views = views;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "getStatus",
      summary = "Where a job stands",
      description = "What a page asks for again and again while the job runs.")
  @Refuses(ErrorCode.JOB_NOT_FOUND)
  @GetMapping(value = "/status/{jobId}", produces = MediaType.APPLICATION_JSON_VALUE)
  JobView status(@JobIdPath @PathVariable String jobId, AccountId caller) {
    return views.whole(ownJobs.find(jobId, caller));
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "getJob",
      summary = "A job with everything that is known of it",
      description = "Its status, and what was asked for.")
  @Refuses(ErrorCode.JOB_NOT_FOUND)
  @GetMapping(value = "/jobs/{jobId}", produces = MediaType.APPLICATION_JSON_VALUE)
  JobDetails job(@JobIdPath @PathVariable String jobId, AccountId caller) {
    TranscodeJob job = ownJobs.find(jobId, caller);
    return JobDetails.of(job, views.whole(job));
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "listJobs",
      summary = "Own jobs, newest first",
      description = "A job that is made meanwhile moves nothing from one page to another.")
  @Refuses(ErrorCode.CURSOR_INVALID)
  @GetMapping(value = "/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
  HistoryView history(
      @Valid @ParameterObject @ModelAttribute HistoryQuery query, AccountId caller) {
    JobPage page = history.page(caller, query.limitOrUsual(), query.cursor(), query.statusOrAll());
    return new HistoryView(page.jobs().stream().map(views::of).toList(), page.nextCursor());
  }
}

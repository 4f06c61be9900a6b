package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.web.Refuses;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.redis.job.InvalidCursorException;
import org.mediatranscoder.redis.job.JobPage;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /status/{jobId}} and {@code GET /jobs}. */
@RestController
class JobsController {

  private static final int MAX_LIMIT = 200;

  private final OwnJobs ownJobs;
  private final JobStore store;
  private final JobViews views;

  JobsController(OwnJobs ownJobs, JobStore store, JobViews views) {
    this.ownJobs = ownJobs;
    this.store = store;
    this.views = views;
  }

  @Operation(summary = "Where a job stands")
  @Refuses(ErrorCode.JOB_NOT_FOUND)
  @GetMapping(value = "/status/{jobId}", produces = MediaType.APPLICATION_JSON_VALUE)
  JobView status(@PathVariable String jobId, AccountId caller) {
    return views.of(ownJobs.find(jobId, caller));
  }

  @Operation(summary = "Own jobs, newest first")
  @Refuses({ErrorCode.REQUEST_MALFORMED, ErrorCode.CURSOR_INVALID})
  @GetMapping(value = "/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
  HistoryView history(
      @RequestParam(defaultValue = "20") @Parameter(description = "1 to 200") int limit,
      @RequestParam(required = false) @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @RequestParam(required = false) @Nullable JobStatus status,
      AccountId caller) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED, "limit must be 1 to " + MAX_LIMIT);
    }
    JobPage page = page(caller, limit, cursor, status);
    return new HistoryView(page.jobs().stream().map(views::of).toList(), page.nextCursor());
  }

  private JobPage page(
      AccountId owner, int limit, @Nullable String cursor, @Nullable JobStatus status) {
    try {
      return store.history(owner, limit, cursor, status);
    } catch (InvalidCursorException notOurs) {
      throw new ApiException(ErrorCode.CURSOR_INVALID, ErrorCode.CURSOR_INVALID.title(), notOurs);
    }
  }
}

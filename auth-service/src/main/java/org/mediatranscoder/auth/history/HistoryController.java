package org.mediatranscoder.auth.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Internal: api-gateway reads the caller's lasting history, each job as it was in Redis. */
@RestController
class HistoryController {

  private static final int MOST = 200;

  private final HistoryStore history;

  HistoryController(HistoryStore history) {
    this.history = history;
  }

  @GetMapping(value = "/history", produces = MediaType.APPLICATION_JSON_VALUE)
  String page(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String status,
      AccountId caller) {
    @Nullable HistoryPlace after = cursor == null ? null : place(cursor);
    List<String> jobs = history.page(caller, after, status, MOST);
    return "[" + String.join(",", jobs) + "]";
  }

  @GetMapping(value = "/history/{jobId}", produces = MediaType.APPLICATION_JSON_VALUE)
  String job(@PathVariable("jobId") String jobId, AccountId caller) {
    return JobId.parse(jobId)
        .flatMap(id -> history.find(caller, id))
        .orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_FOUND));
  }

  private static HistoryPlace place(String cursor) {
    return HistoryPlace.parse(cursor).orElseThrow(() -> new ApiException(ErrorCode.CURSOR_INVALID));
  }
}

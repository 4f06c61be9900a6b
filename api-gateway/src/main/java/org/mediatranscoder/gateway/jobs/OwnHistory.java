package org.mediatranscoder.gateway.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.HistoryCursor;
import org.mediatranscoder.redis.job.JobPage;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.job.WholeHistories;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** Reads a person's history from Redis, and on from there in the lasting history. */
@Component
public class OwnHistory {

  private static final int PAGE = 200;

  private final JobStore jobs;
  private final LastingHistory lasting;
  private final WholeHistories whole;

  OwnHistory(JobStore jobs, LastingHistory lasting, WholeHistories whole) {
    this.jobs = jobs;
    this.lasting = lasting;
    this.whole = whole;
  }

  /**
   * As {@link JobStore#history}, beyond what Redis keeps.
   *
   * @param owner who is the caller
   */
  public JobPage page(
      AccountId owner, int limit, @Nullable String cursor, @Nullable JobStatus status) {
    JobPage page = jobs.history(owner, limit, cursor, status);
    if (page.nextCursor() != null) {
      return page;
    }
    WholeHistories.Look look = whole.look(owner);
    if (look.isWhole()) {
      return page;
    }
    @Nullable String place = page.jobs().isEmpty() ? cursor : place(page.jobs().getLast());
    Optional<List<TranscodeJob>> more = lasting.page(place, status);
    // Else a job that is missing may be restored yet.
    boolean all = cursor == null && status == null && jobs.isComplete();
    if (all && more.filter(List::isEmpty).isPresent()) {
      whole.mark(owner, look);
    }
    return readOn(page, more.orElse(List.of()), limit, status);
  }

  /**
   * All of it, newest first, and nothing less: not for a page, which goes on with what there is.
   *
   * @param owner who is the caller
   * @throws ApiException {@code service-unavailable} if jobs are being restored, or those that
   *     Redis has no more cannot be read
   */
  public List<TranscodeJob> all(AccountId owner) {
    if (!jobs.isComplete()) {
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE);
    }
    Map<JobId, TranscodeJob> all = new LinkedHashMap<>();
    @Nullable String cursor = null;
    do {
      JobPage page = jobs.history(owner, PAGE, cursor, null);
      page.jobs().forEach(job -> all.put(job.id(), job));
      cursor = page.nextCursor();
    } while (cursor != null);
    List<TranscodeJob> archived = archived(null);
    while (!archived.isEmpty()) {
      onlyThere(archived).forEach(job -> all.putIfAbsent(job.id(), job));
      archived = archived(place(archived.getLast()));
    }
    return List.copyOf(all.values());
  }

  private List<TranscodeJob> archived(@Nullable String cursor) {
    return lasting
        .page(cursor, null)
        .orElseThrow(() -> new ApiException(ErrorCode.SERVICE_UNAVAILABLE));
  }

  private JobPage readOn(
      JobPage page, List<TranscodeJob> found, int limit, @Nullable JobStatus status) {
    List<TranscodeJob> all = new ArrayList<>(page.jobs());
    List<TranscodeJob> more = found;
    while (!more.isEmpty() && all.size() <= limit) {
      all.addAll(onlyThere(more));
      more = lasting.page(place(more.getLast()), status).orElse(List.of());
    }
    boolean isLast = all.size() <= limit;
    List<TranscodeJob> shown = all.subList(0, Math.min(limit, all.size()));
    return new JobPage(shown, isLast ? null : place(shown.getLast()));
  }

  /** What Redis has too was shown, or is shown as Redis has it. */
  private List<TranscodeJob> onlyThere(List<TranscodeJob> found) {
    Set<JobId> missing = new HashSet<>(jobs.missing(found.stream().map(TranscodeJob::id).toList()));
    return found.stream().filter(job -> missing.contains(job.id())).toList();
  }

  private static String place(TranscodeJob job) {
    return new HistoryCursor(Long.toString(job.createdAt().toEpochMilli()), job.id().toString())
        .toString();
  }
}

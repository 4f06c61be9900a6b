package org.mediatranscoder.redis.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * Pages through jobs by time: those of an owner, or those that failed. One script looks at a
 * bounded number of jobs, so a filter that matches seldom keeps nobody else waiting; it is called
 * until the page is full.
 */
final class JobHistory {

  private static final LuaScript SCAN = LuaScript.beside(JobHistory.class, "history");
  private static final int MAX_LIMIT = 200;

  private final RedisLink redis;

  JobHistory(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * @param key of ids of jobs by a time in milliseconds
   */
  JobPage page(String key, int limit, @Nullable String cursor, @Nullable JobStatus status) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to 200 but is " + limit);
    }
    HistoryCursor from = cursor == null ? HistoryCursor.NEWEST : HistoryCursor.parse(cursor);
    List<TranscodeJob> jobs = new ArrayList<>();
    while (true) {
      Scan scan = scan(key, limit - jobs.size(), from, status);
      jobs.addAll(scan.jobs());
      if (scan.next() == null || jobs.size() == limit) {
        return new JobPage(jobs, scan.next() == null ? null : scan.next().toString());
      }
      from = scan.next();
    }
  }

  private record Scan(List<TranscodeJob> jobs, @Nullable HistoryCursor next) {}

  private Scan scan(String key, int limit, HistoryCursor from, @Nullable JobStatus status) {
    List<?> answer =
        redis.list(
            SCAN,
            List.of(key),
            List.of(
                JobKeys.JOB_PREFIX,
                from.score(),
                from.id(),
                Integer.toString(limit),
                status == null ? "" : status.name()));
    List<TranscodeJob> jobs =
        ((List<?>) answer.get(2)).stream().map(hash -> JobHash.read((List<?>) hash)).toList();
    String score = (String) answer.get(0);
    return new Scan(
        jobs, score.isEmpty() ? null : new HistoryCursor(score, (String) answer.get(1)));
  }
}

package org.mediatranscoder.gateway.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.gateway.jobs.JobView;
import org.mediatranscoder.gateway.jobs.JobViews;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the jobs that a WebSocket tells of. */
@Component
class SocketStates {

  /**
   * More than an account may have active at once by default, so a client that comes back misses
   * none.
   */
  private static final int NEWEST = 100;

  private final JobStore jobs;
  private final JobViews views;
  private final JsonMapper json;

  SocketStates(JobStore jobs, JobViews views, JsonMapper json) {
    this.jobs = jobs;
    this.views = views;
    this.json = json;
  }

  String json(SocketMessage message) {
    return json.writeValueAsString(message);
  }

  /**
   * The newest jobs of the account.
   *
   * @throws io.lettuce.core.RedisException if Redis is unavailable
   */
  SocketMessage newest(AccountId account, SocketChanges changes) {
    List<JobView> shown = new ArrayList<>();
    for (TranscodeJob job : jobs.history(account, NEWEST, null, null).jobs()) {
      JobView view = views.of(job);
      changes.isNews(job.id(), state(job, view));
      shown.add(view);
    }
    return SocketMessage.jobs(shown);
  }

  /**
   * The job as it is now; empty if the client knows that already.
   *
   * @throws io.lettuce.core.RedisException if Redis is unavailable
   */
  Optional<SocketMessage> news(JobId id, SocketChanges changes) {
    Optional<TranscodeJob> now = jobs.find(id);
    if (now.isEmpty()) {
      changes.forget(id);
      return Optional.of(SocketMessage.deleted(id));
    }
    JobView view = views.of(now.get());
    return changes.isNews(id, state(now.get(), view))
        ? Optional.of(SocketMessage.job(view))
        : Optional.empty();
  }

  private JobState state(TranscodeJob job, JobView view) {
    return JobState.of(json.writeValueAsString(view), job.status().isEnded());
  }
}

package org.mediatranscoder.gateway.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.jobs.JobView;
import org.mediatranscoder.model.job.JobId;

/**
 * What the server says over a WebSocket.
 *
 * @param type {@code jobs}, {@code job}, {@code deleted} or {@code alive}; one of the others is set
 *     with all but the last
 * @param jobs the newest ones, newest first
 * @param job one that has changed, as a whole
 * @param jobId of one that was deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SocketMessage(
    String type, @Nullable List<JobView> jobs, @Nullable JobView job, @Nullable String jobId) {

  static SocketMessage jobs(List<JobView> jobs) {
    return new SocketMessage("jobs", jobs, null, null);
  }

  static SocketMessage job(JobView job) {
    return new SocketMessage("job", null, job, null);
  }

  static SocketMessage deleted(JobId id) {
    return new SocketMessage("deleted", null, null, id.toString());
  }

  static SocketMessage alive() {
    return new SocketMessage("alive", null, null, null);
  }
}

package org.mediatranscoder.gateway.live;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediatranscoder.model.job.JobId;

/**
 * What a client has still to be told, and what it was told of jobs that have not ended. Several
 * changes of one job are one, so nothing piles up for a slow client but ids. Safe for many threads.
 */
final class SocketChanges {

  private static final int MOST = 1_000;

  private final Set<JobId> changed = new LinkedHashSet<>();
  private final Map<JobId, String> told = new HashMap<>();

  /**
   * Notes that the job has changed.
   *
   * @return false if the client has missed too much
   */
  synchronized boolean add(JobId id) {
    changed.add(id);
    return changed.size() <= MOST;
  }

  /** Has all jobs looked at again that have not ended: one may have moved up in the queue. */
  synchronized void addActive() {
    changed.addAll(told.keySet());
  }

  /** All that has changed; nothing has then. */
  synchronized List<JobId> take() {
    List<JobId> all = List.copyOf(changed);
    changed.clear();
    return all;
  }

  synchronized boolean isWaiting() {
    return !changed.isEmpty();
  }

  /** Notes what the client is told; whether that is news to it. */
  synchronized boolean isNews(JobId id, JobState state) {
    String before = state.ended() ? told.remove(id) : told.put(id, state.id());
    return !state.id().equals(before);
  }

  synchronized void forget(JobId id) {
    told.remove(id);
  }
}

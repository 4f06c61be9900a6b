package org.mediatranscoder.redis.queue.server;

import java.time.Clock;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.filters.ElectStateFilter;
import org.jobrunr.jobs.states.FailedState;
import org.jobrunr.jobs.states.JobState;
import org.mediatranscoder.redis.queue.NoRetryException;

/**
 * Decides what becomes of a job that failed. A job that was interrupted because its server stopped
 * is enqueued again at once and keeps its retries. Any other failure is tried again after 3, 9, 27
 * … seconds, as often as allowed. A job whose server died is brought again at once, also a few
 * times after the last retry, as its handler had no chance to end it. A {@link NoRetryException} is
 * final.
 */
final class Retries implements ElectStateFilter {

  /** What JobRunr writes into the state of a job that it interrupted. */
  static final String SERVER_STOPPED = "as background job server has stopped";

  /** What JobRunr, and {@link Orphans}, write into the state of a job whose server died. */
  static final String SERVER_DIED = "Orphaned job";

  /** In the metadata of a message: how many workers died while they had it. */
  static final String WORKER_DEATHS = "workerDeaths";

  private static final int MAX_GIVEN_BACK = 100;
  private static final int MAX_CHANCES_TO_END_IT = 5;

  private final int limit;
  private final Clock clock;

  Retries(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  @Override
  public void onStateElection(Job job, JobState state) {
    if (!(state instanceof FailedState failure) || failure.mustNotRetry()) {
      return;
    }
    if (failures(job, true) > MAX_GIVEN_BACK) {
      return;
    }
    long failed = failures(job, false);
    if (isGivenBack(failure)) {
      job.enqueue();
    } else if (says(failure, SERVER_DIED)) {
      job.getMetadata().merge(WORKER_DEATHS, 1, (so, one) -> (Integer) so + (Integer) one);
      enqueueUnlessHopeless(job, failed);
    } else if (failed <= limit) {
      job.scheduleAt(
          clock.instant().plusSeconds((long) Math.pow(3, (double) failed)),
          "Retry %d of %d".formatted(failed, limit));
    }
  }

  private void enqueueUnlessHopeless(Job job, long failed) {
    if (failed <= limit + MAX_CHANCES_TO_END_IT) {
      job.enqueue();
    }
  }

  private static long failures(Job job, boolean givenBack) {
    return job.getJobStates().stream()
        .filter(FailedState.class::isInstance)
        .filter(state -> isGivenBack((FailedState) state) == givenBack)
        .count();
  }

  private static boolean isGivenBack(FailedState failure) {
    return says(failure, SERVER_STOPPED);
  }

  private static boolean says(FailedState failure, String words) {
    String message = failure.getMessage();
    return message != null && message.contains(words);
  }
}

package org.mediatranscoder.redis.queue;

import java.time.Clock;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.filters.ElectStateFilter;
import org.jobrunr.jobs.states.FailedState;
import org.jobrunr.jobs.states.JobState;

/**
 * Decides what becomes of a job that failed. A job that was interrupted because its server stopped
 * is enqueued again at once and keeps its retries. Any other failure, also that of a server which
 * died, is tried again after 3, 9, 27 … seconds, as often as allowed. A {@link NoRetryException} is
 * final.
 */
final class Retries implements ElectStateFilter {

  /** What JobRunr writes into the state of a job that it interrupted. */
  static final String SERVER_STOPPED = "as background job server has stopped";

  private static final int MAX_GIVEN_BACK = 100;

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
    long givenBack = failures(job, true);
    long failed = failures(job, false);
    if (isGivenBack(failure) && givenBack <= MAX_GIVEN_BACK) {
      job.enqueue();
    } else if (failed <= limit && givenBack <= MAX_GIVEN_BACK) {
      job.scheduleAt(
          clock.instant().plusSeconds((long) Math.pow(3, (double) failed)),
          "Retry %d of %d".formatted(failed, limit));
    }
  }

  private static long failures(Job job, boolean givenBack) {
    return job.getJobStates().stream()
        .filter(FailedState.class::isInstance)
        .filter(state -> isGivenBack((FailedState) state) == givenBack)
        .count();
  }

  private static boolean isGivenBack(FailedState failure) {
    String message = failure.getMessage();
    return message != null && message.contains(SERVER_STOPPED);
  }
}

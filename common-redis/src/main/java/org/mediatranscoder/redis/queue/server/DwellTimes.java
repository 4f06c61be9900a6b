package org.mediatranscoder.redis.queue.server;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.filters.JobServerFilter;
import org.jobrunr.jobs.states.EnqueuedState;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.Share;

/**
 * Measures how long messages wait from when they may be taken until somebody takes them, as {@code
 * transcoder.queue.dwell}, by priority and by the weight of the account.
 */
final class DwellTimes implements JobServerFilter {

  private final String queue;
  private final Clock clock;

  DwellTimes(QueueName queue, Clock clock) {
    this.queue = queue.tag();
    this.clock = clock;
  }

  @Override
  public void onProcessing(Job message) {
    message
        .getLastJobStateOfType(EnqueuedState.class)
        .ifPresent(state -> note(message, state.getCreatedAt()));
  }

  private void note(Job message, Instant since) {
    Duration waited = Duration.between(since, clock.instant());
    Metrics.timer(
            "transcoder.queue.dwell",
            "queue",
            queue,
            "priority",
            label(message, Share.PRIORITY, Priority.NORMAL.word()),
            "weight",
            label(message, Share.WEIGHT, "1"))
        .record(waited.isNegative() ? Duration.ZERO : waited);
  }

  /** Mails say nothing of it. */
  private static String label(Job message, String name, String usual) {
    return String.valueOf(message.getMetadata().getOrDefault(name, usual));
  }
}

package org.mediatranscoder.transcoding.jobs;

import org.jobrunr.jobs.context.JobContext;
import org.jobrunr.server.runner.ThreadLocalJobContext;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.springframework.stereotype.Component;

/**
 * How often the message that is handled just now has been tried. The queue counts every try that
 * did not succeed, so those that were given back because a worker stopped are noted and taken off.
 */
@Component
class Retries {

  private static final String GIVEN_BACK = "givenBack";

  private final int most;

  Retries(QueueProperties properties) {
    this.most = properties.retries();
  }

  /** Whether this try is the last one. */
  boolean isLast() {
    return count() >= most;
  }

  /**
   * Whether there were so many tries with this one.
   *
   * @param number from 1
   */
  boolean isTry(int number) {
    return count() + 1 >= number;
  }

  /** Whether even the last try did not come to an end, as when the worker was killed each time. */
  boolean areUsedUp() {
    return count() > most;
  }

  /** This try does not count: the worker stops. */
  void giveBack() {
    if (ThreadLocalJobContext.hasJobContext()) {
      JobContext message = ThreadLocalJobContext.getJobContext();
      message.saveMetadata(GIVEN_BACK, givenBack(message) + 1);
    }
  }

  private static int count() {
    if (!ThreadLocalJobContext.hasJobContext()) {
      return 0;
    }
    JobContext message = ThreadLocalJobContext.getJobContext();
    return message.currentRetry() - givenBack(message);
  }

  private static int givenBack(JobContext message) {
    @Nullable Integer count = message.getMetadata(GIVEN_BACK);
    return count == null ? 0 : count;
  }
}

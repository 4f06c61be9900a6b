package org.mediatranscoder.redis.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process works on a queue.
 *
 * @param server the queue it works on, {@code transcode} or {@code notify}; none by default: it
 *     enqueues only
 * @param slots how many jobs it works on at the same time, at least 1; default 1
 * @param retries how often a job that failed is tried again, 0 or more; default 3. A job that was
 *     given back because the process stopped does not count.
 * @param stopTimeout how long running jobs may take to end when the process stops, before they are
 *     interrupted and given back; default 20 seconds
 * @param outageGracePeriod how long Redis may be unavailable before the running jobs are
 *     interrupted, which will run again later; not negative, default 30 seconds
 */
@ConfigurationProperties("transcoder.queue")
public record QueueProperties(
    @Nullable QueueName server,
    @DefaultValue("1") int slots,
    @DefaultValue("3") int retries,
    @DefaultValue("20s") Duration stopTimeout,
    @DefaultValue("30s") Duration outageGracePeriod) {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public QueueProperties {
    if (slots < 1 || retries < 0 || stopTimeout.isNegative() || outageGracePeriod.isNegative()) {
      throw new IllegalArgumentException(
          "transcoder.queue: slots must be 1 or more, the other numbers not negative");
    }
  }
}

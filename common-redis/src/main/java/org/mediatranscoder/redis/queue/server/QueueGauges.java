package org.mediatranscoder.redis.queue.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.mediatranscoder.redis.queue.QueueName;

/**
 * How much there is to do in each queue: {@code transcoder.queue.unfinished} (jobs that wait or are
 * worked on), {@code transcoder.queue.backlog} (of these, how many for each living server; all if
 * there is none), {@code transcoder.queue.unserved} (all while no server lives, else 0) and {@code
 * transcoder.queue.oldest} (seconds that the first of those that nobody works on has waited).
 * Workers are started and alarms go off by them, so a process that is always there reports them:
 * the one that enqueues. While Redis is unavailable they have no value.
 */
final class QueueGauges implements MeterBinder {

  private final Map<QueueName, RedisStorageProvider> queues;
  private final Clock clock;

  QueueGauges(Map<QueueName, RedisStorageProvider> queues, Clock clock) {
    this.queues = Map.copyOf(queues);
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    queues.forEach((name, queue) -> bind(registry, name.tag(), queue));
  }

  private void bind(MeterRegistry registry, String name, RedisStorageProvider queue) {
    Gauge.builder("transcoder.queue.unfinished", queue, RedisStorageProvider::unfinished)
        .baseUnit("jobs")
        .tag("queue", name)
        .register(registry);
    Gauge.builder("transcoder.queue.backlog", queue, QueueGauges::backlog)
        .baseUnit("jobs")
        .tag("queue", name)
        .register(registry);
    Gauge.builder("transcoder.queue.unserved", queue, QueueGauges::unserved)
        .baseUnit("jobs")
        .tag("queue", name)
        .register(registry);
    Gauge.builder("transcoder.queue.oldest", queue, this::oldest)
        .baseUnit("seconds")
        .tag("queue", name)
        .register(registry);
  }

  private static double backlog(RedisStorageProvider queue) {
    return (double) queue.unfinished() / Math.max(1, queue.livingServers());
  }

  private static double unserved(RedisStorageProvider queue) {
    return queue.livingServers() == 0 ? queue.unfinished() : 0;
  }

  private double oldest(RedisStorageProvider queue) {
    return queue
        .oldestEnqueued()
        .map(since -> Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
        .orElse(0.0);
  }
}

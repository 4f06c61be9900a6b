package org.mediatranscoder.redis.queue.server;

import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jobrunr.server.JobActivator;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.model.queue.TranscodeHandler;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.connection.RedisProperties;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.mediatranscoder.redis.queue.Queues;
import org.mediatranscoder.redis.queue.SegmentQueue;
import org.mediatranscoder.redis.queue.SharesProperties;
import org.mediatranscoder.redis.queue.TranscodeQueue;

/** A worker process in miniature: its own link, its own server, a handler that counts. */
final class Worker implements AutoCloseable {

  private final RedisLink redis;
  final RedisStorageProvider storage;
  final TranscodeQueue queue;
  final SegmentQueue segments;
  final NotificationQueue mails;
  final QueueServer server;
  final List<UUID> began = new CopyOnWriteArrayList<>();
  final List<UUID> ended = new CopyOnWriteArrayList<>();
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();

  Worker(String uri, QueueProperties properties, Consumer<UUID> work) {
    this(uri, properties, new SharesProperties(List.of(), List.of()), Clock.systemUTC(), work);
  }

  /**
   * A worker.
   *
   * @param clock by which it plans to try again what failed
   */
  Worker(
      String uri,
      QueueProperties properties,
      SharesProperties shares,
      Clock clock,
      Consumer<UUID> work) {
    redis = new RedisLink(new RedisProperties(uri, Duration.ofSeconds(2)));
    QueueName name = Objects.requireNonNull(properties.server());
    Queues queues = new Queues(redis, ObservationRegistry.NOOP, properties.outageGracePeriod());
    storage = queues.storage(name);
    queue = queues.transcode(shares);
    segments = queues.segments(shares);
    mails = queues.notifications();
    server =
        new QueueServer(
            storage, queues.mapper(), handler(work), properties, queues.traces(name), clock);
  }

  private JobActivator handler(Consumer<UUID> work) {
    Counting counting = new Counting(work);
    return new JobActivator() {
      @Override
      public <T> T activateJob(Class<T> type) {
        return type.cast(counting);
      }
    };
  }

  /** The handler of both queues. */
  private final class Counting implements TranscodeHandler, NotifyHandler {

    private final Consumer<UUID> work;

    Counting(Consumer<UUID> work) {
      this.work = work;
    }

    @Override
    public void transcode(UUID id, int run) {
      began.add(id);
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        work.accept(id);
        ended.add(id);
      } finally {
        atOnce.decrementAndGet();
      }
    }

    @Override
    public void jobEnded(UUID id, int run) {
      transcode(id, run);
    }
  }

  /** As when the process dies: it says nothing any more, and its jobs are left as they are. */
  void die() {
    redis.close();
  }

  @Override
  public void close() {
    server.stop();
    redis.close();
  }
}

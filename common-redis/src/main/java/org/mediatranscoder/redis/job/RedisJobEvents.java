package org.mediatranscoder.redis.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobChanged;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.connection.RedisSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Redis subscription for all listeners of this process, opened when the first one comes. */
final class RedisJobEvents implements JobEvents, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisJobEvents.class);
  private static final int BACKLOG = 10_000;

  private final RedisLink redis;
  private final List<Consumer<JobChanged>> listeners = new CopyOnWriteArrayList<>();
  private final ThreadPoolExecutor dispatcher =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(BACKLOG),
          Thread.ofVirtual().name("job-events").factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());
  private @Nullable RedisSubscription subscription;

  RedisJobEvents(RedisLink redis) {
    this.redis = redis;
  }

  @Override
  public Subscription subscribe(Consumer<JobChanged> listener) {
    listen();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized void close() {
    dispatcher.shutdownNow();
    if (subscription != null) {
      subscription.close();
    }
  }

  private synchronized void listen() {
    if (subscription == null) {
      subscription =
          redis.subscribe(JobKeys.EVENTS, text -> dispatcher.execute(() -> dispatch(text)));
    }
  }

  private void dispatch(String text) {
    JobChanged event = JobJson.read(text, JobChanged.class);
    listeners.forEach(listener -> tell(listener, event));
  }

  private static void tell(Consumer<JobChanged> listener, JobChanged event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed on {}", event, e);
    }
  }
}

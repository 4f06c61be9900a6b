package org.mediatranscoder.redis.queue.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a check again and again until it is closed; a check that fails is made again. */
final class Watchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Watchdog(String name, Runnable check, Duration pause) {
    thread = Thread.ofPlatform().daemon().name(name).start(() -> watch(check, pause));
  }

  private void watch(Runnable check, Duration pause) {
    try {
      do {
        check(check);
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void check(Runnable check) {
    try {
      check.run();
    } catch (RuntimeException e) {
      LOG.warn("The queue cannot be reached; trying again: {}", e.toString());
    }
  }

  /** Waits for a check that is being made just now. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        LOG.warn("The watchdog did not end within {}", CLOSE_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

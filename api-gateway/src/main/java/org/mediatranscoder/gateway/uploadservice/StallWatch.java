package org.mediatranscoder.gateway.uploadservice;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Ends a write that makes no progress. A socket's time-out covers reading only, so a service that
 * stands still would hold a sender for ever.
 */
@Component
class StallWatch {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("stall-watch").factory());
  private final Duration limit;

  StallWatch(UploadServiceProperties properties) {
    this.limit = properties.stallTimeout();
  }

  /**
   * Watches one transfer until the beat is closed.
   *
   * @param end called once a single write has taken longer than the limit
   */
  Beat watch(Runnable end) {
    return new Beat(end);
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
  }

  /** What the watched transfer reports. */
  final class Beat implements AutoCloseable {

    private static final long IDLE = Long.MIN_VALUE;

    private final Runnable end;
    private final ScheduledFuture<?> checks;
    private volatile long sendingSince = IDLE;

    private Beat(Runnable end) {
      this.end = end;
      long period = Math.max(1, limit.toMillis() / 4);
      this.checks =
          clock.scheduleWithFixedDelay(this::check, period, period, TimeUnit.MILLISECONDS);
    }

    void sending() {
      sendingSince = System.nanoTime();
    }

    void sent() {
      sendingSince = IDLE;
    }

    private void check() {
      long since = sendingSince;
      if (since != IDLE && System.nanoTime() - since > limit.toNanos()) {
        end.run();
      }
    }

    @Override
    public void close() {
      checks.cancel(false);
    }
  }
}

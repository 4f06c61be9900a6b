package org.mediatranscoder.redis.queue.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.JobSteward;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a server look for work at once, not only at its next poll. A request is never lost: one
 * that comes during a scan leads to another scan, and a scan that JobRunr drops because some other
 * thread scans just then is tried again.
 */
final class PollTrigger implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PollTrigger.class);
  private static final int TRIES = 1_000; // Until the next poll of the server's own.
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

  private final Slots slots;
  private final Supplier<@Nullable BackgroundJobServer> server;
  private final AtomicBoolean requested = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("queue-scan").factory());

  PollTrigger(Slots slots, Supplier<@Nullable BackgroundJobServer> server) {
    this.slots = slots;
    this.server = server;
  }

  /** Asks for a scan; does not wait. */
  void request() {
    if (requested.compareAndSet(false, true)) {
      try {
        thread.execute(this::scan);
      } catch (RejectedExecutionException closed) {
        LOG.debug("No scan: the server stops");
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void scan() {
    requested.set(false);
    try {
      for (int i = 0; i < TRIES && !scannedBy(server.get()); i++) {
        Thread.sleep(BETWEEN_TRIES);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Could not look for work; the next poll will", e);
    }
  }

  /** True if the scan took place, or there is nobody who could do it. */
  private boolean scannedBy(@Nullable BackgroundJobServer candidate) {
    if (candidate == null || !candidate.isRunning() || !candidate.isAnnounced()) {
      return true;
    }
    slots.forgetScan();
    // JobRunr scans whenever a thread says that it is idle; the first call keeps its count even.
    JobSteward steward = candidate.getJobSteward();
    steward.notifyThreadOccupied();
    steward.notifyThreadIdle();
    return slots.lastScanWasBy(Thread.currentThread());
  }
}

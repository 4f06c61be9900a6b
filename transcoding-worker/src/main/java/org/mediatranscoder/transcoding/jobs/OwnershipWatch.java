package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second whether a job still belongs to this attempt, whatever the attempt is busy
 * with, and interrupts its thread if not: the job was cancelled or deleted, or another worker has
 * it. A program that the thread waits for is killed then.
 */
final class OwnershipWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OwnershipWatch.class);
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final JobStore store;
  private final TranscodeJob job;
  private final Thread attempt = Thread.currentThread();
  private final Thread watcher;
  private boolean closed;
  private boolean lost;

  /** Watches for the current thread until it is closed. */
  OwnershipWatch(JobStore store, TranscodeJob job) {
    this.store = store;
    this.job = job;
    this.watcher = Thread.ofVirtual().name("ownership-" + job.id()).start(this::watch);
  }

  private void watch() {
    try {
      while (isOurs()) {
        Thread.sleep(PERIOD);
      }
      giveUp();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Redis may be unavailable for a moment; how long is for {@link ProgressReport} to say. */
  private boolean isOurs() {
    try {
      return store.find(job.id()).filter(this::isOurs).isPresent();
    } catch (RuntimeException unavailable) {
      log.debug("Whose job {} is cannot be asked: {}", job.id(), unavailable.toString());
      return true;
    }
  }

  private boolean isOurs(TranscodeJob now) {
    return now.status() == JobStatus.PROCESSING && now.attempt() == job.attempt();
  }

  private synchronized void giveUp() {
    if (!closed) {
      lost = true;
      attempt.interrupt();
    }
  }

  /**
   * Ends the watch.
   *
   * @throws FencedOffException if the job was lost meanwhile; the thread is not interrupted then
   */
  void requireOurs() {
    requireOurs(Optional.empty());
  }

  /**
   * The same.
   *
   * @param made so far, which is closed if the job was lost
   */
  void requireOurs(Optional<Made> made) {
    close();
    if (isLost()) {
      made.ifPresent(Made::close);
      var _ = Thread.interrupted();
      throw new FencedOffException();
    }
  }

  private synchronized boolean isLost() {
    return lost;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    watcher.interrupt();
  }
}

package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second whether a job still belongs to this attempt, whatever the attempt is busy
 * with, and interrupts its thread if not: the job was cancelled or deleted, or another worker has
 * it. So it does when the attempt takes longer than one may. A program that the thread waits for is
 * killed then.
 */
final class OwnershipWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OwnershipWatch.class);
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final JobStore store;
  private final TranscodeJob job;
  private final Thread attempt = Thread.currentThread();
  private final Thread watcher;
  private final Instant deadline;
  private final Clock clock;
  private boolean closed;
  private boolean lost;
  private boolean late;

  /** Watches for the current thread until it is closed. */
  OwnershipWatch(JobStore store, TranscodeJob job, WorkerProperties properties, Clock clock) {
    this.store = store;
    this.job = job;
    this.clock = clock;
    this.deadline = clock.instant().plus(properties.attemptTimeout());
    this.watcher = Thread.ofVirtual().name("ownership-" + job.id()).start(this::watch);
  }

  private void watch() {
    try {
      boolean ours = isOurs();
      while (ours && !clock.instant().isAfter(deadline)) {
        Thread.sleep(PERIOD);
        ours = isOurs();
      }
      giveUp(!ours);
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

  private synchronized void giveUp(boolean notOurs) {
    if (!closed) {
      lost = notOurs;
      late = !notOurs;
      attempt.interrupt();
    }
  }

  /**
   * Ends the watch.
   *
   * @throws FencedOffException if the job was lost meanwhile; the thread is not interrupted then
   * @throws TookTooLongException if the attempt took too long; nor is it then
   */
  void requireOurs() {
    requireOurs(Optional.empty());
  }

  /**
   * The same.
   *
   * @param made so far, which is closed if the job was lost or took too long
   */
  void requireOurs(Optional<Made> made) {
    close();
    Optional<RuntimeException> end = end();
    if (end.isPresent()) {
      made.ifPresent(Made::close);
      var _ = Thread.interrupted();
      throw end.get();
    }
  }

  private synchronized Optional<RuntimeException> end() {
    if (lost) {
      return Optional.of(new FencedOffException());
    }
    return late
        ? Optional.of(new TookTooLongException("The conversion took longer than a job may take."))
        : Optional.empty();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    watcher.interrupt();
  }
}

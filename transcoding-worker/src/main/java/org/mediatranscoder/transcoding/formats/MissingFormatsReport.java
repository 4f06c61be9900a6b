package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import java.util.UUID;
import org.mediatranscoder.redis.job.MissingFormats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the gateway, again and again while this worker runs, which formats it cannot make. While
 * Redis is unavailable nobody is told, and the worker runs all the same.
 */
@Component
class MissingFormatsReport implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MissingFormatsReport.class);
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final Duration VALIDITY = PAUSE.multipliedBy(4);

  private final String worker = UUID.randomUUID().toString();
  private final WorkerFormats formats;
  private final MissingFormats store;
  private volatile Thread reporter = Thread.currentThread();
  private volatile boolean running;

  MissingFormatsReport(WorkerFormats formats, MissingFormats store) {
    this.formats = formats;
    this.store = store;
  }

  @Override
  public void start() {
    running = true;
    reporter = Thread.ofVirtual().name("missing-formats").start(this::reportUntilStopped);
  }

  private void reportUntilStopped() {
    try {
      while (running) {
        report();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void report() {
    try {
      store.report(worker, formats.missing(), VALIDITY);
    } catch (RuntimeException unavailable) {
      log.info("The formats of this worker cannot be reported: {}", unavailable.toString());
    }
  }

  @Override
  public void stop() {
    if (running) {
      running = false;
      reporter.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import org.mediatranscoder.redis.job.FormatCatalogueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes the catalogue when the worker starts. Redis may come later than the worker, so it tries
 * until it succeeds or the worker stops; meanwhile the worker runs.
 */
@Component
class CataloguePublisher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CataloguePublisher.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final FormatCatalogueStore store;
  private volatile Thread publisher = Thread.currentThread();
  private volatile boolean running;

  CataloguePublisher(FormatCatalogueStore store) {
    this.store = store;
  }

  @Override
  public void start() {
    running = true;
    publisher = Thread.ofVirtual().name("catalogue-publisher").start(this::publish);
  }

  private void publish() {
    Duration pause = FIRST_PAUSE;
    try {
      while (running && !published()) {
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean published() {
    try {
      store.publish(OutputFormats.catalogue());
      return true;
    } catch (RuntimeException unavailable) {
      log.warn("The catalogue of formats cannot be published yet: {}", unavailable.toString());
      return false;
    }
  }

  @Override
  public void stop() {
    if (running) {
      running = false;
      publisher.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

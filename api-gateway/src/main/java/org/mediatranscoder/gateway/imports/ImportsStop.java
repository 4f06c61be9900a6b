package org.mediatranscoder.gateway.imports;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** When the service stops, files that are being fetched have as long to end as requests have. */
@Component
class ImportsStop implements SmartLifecycle {

  private final RunningImports running;
  private volatile boolean started;

  ImportsStop(RunningImports running) {
    this.running = running;
  }

  @Override
  public void start() {
    running.open();
    started = true;
  }

  @Override
  public void stop() {
    started = false;
    running.close();
  }

  /** Beside the requests, not after them: {@code spring.lifecycle.timeout-per-shutdown-phase}. */
  @Override
  public void stop(Runnable callback) {
    Thread.ofVirtual()
        .name("imports-stop")
        .start(
            () -> {
              stop();
              callback.run();
            });
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
  }
}

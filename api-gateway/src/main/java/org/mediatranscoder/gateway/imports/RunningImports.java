package org.mediatranscoder.gateway.imports;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.mediatranscoder.web.protection.LongWork;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The files that this instance fetches just now. On Amazon ECS they keep its task. */
@Component
@EnableConfigurationProperties(ImportProperties.class)
class RunningImports implements LongWork {

  private final ImportProperties properties;
  private final Semaphore free;
  private volatile boolean closed;

  RunningImports(ImportProperties properties) {
    this.properties = properties;
    this.free = new Semaphore(properties.atOnce());
  }

  /** Whether one more may begin; if so, {@link #end} is due at its end. */
  boolean begin() {
    return !closed && free.tryAcquire();
  }

  void end() {
    free.release();
  }

  /** No further one begins; waits for those that run. */
  void close() {
    closed = true;
    free.acquireUninterruptibly(properties.atOnce());
    free.release(properties.atOnce());
  }

  void open() {
    closed = false;
  }

  @Override
  public boolean isRunning() {
    return free.availablePermits() < properties.atOnce();
  }

  @Override
  public Duration longest() {
    return properties.timeLimit().plus(properties.silence());
  }
}

package org.mediatranscoder.transcoding.jobs;

import org.mediatranscoder.redis.queue.server.QueueServer;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while jobs are taken from the queue. */
@Component
class QueueHealthIndicator extends AbstractHealthIndicator {

  private final QueueServer server;

  QueueHealthIndicator(QueueServer server) {
    super("The queue cannot be checked");
    this.server = server;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.status(server.isServing() ? "UP" : "DOWN").withDetail("busySlots", server.busySlots());
  }
}

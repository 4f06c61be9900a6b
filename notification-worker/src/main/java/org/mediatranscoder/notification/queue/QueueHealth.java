package org.mediatranscoder.notification.queue;

import org.mediatranscoder.redis.queue.server.QueueServer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether mails are being taken from the queue. It is no part of readiness or liveness: the server
 * comes back by itself when Redis does.
 */
@Component("queue")
class QueueHealth implements HealthIndicator {

  private final QueueServer server;

  QueueHealth(QueueServer server) {
    this.server = server;
  }

  @Override
  public Health health() {
    Health.Builder state = server.isServing() ? Health.up() : Health.down();
    return state.withDetail("busySlots", server.busySlots()).build();
  }
}

package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.web.protection.LongWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** On Amazon ECS, keeps this worker while it has a job. */
@Component
@ConditionalOnProperty("ecs.agent.uri")
class RunningJobs implements LongWork {

  private final QueueServer queue;
  private final WorkerProperties properties;

  RunningJobs(QueueServer queue, WorkerProperties properties) {
    this.queue = queue;
    this.properties = properties;
  }

  @Override
  public boolean isRunning() {
    return queue.busySlots() > 0;
  }

  @Override
  public Duration longest() {
    return properties.attemptTimeout();
  }
}

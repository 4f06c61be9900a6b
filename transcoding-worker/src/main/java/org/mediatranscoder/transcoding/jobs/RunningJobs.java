package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.web.protection.LongWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** On Amazon ECS, keeps this worker while it has a job. */
@Component
@ConditionalOnProperty("ecs.agent.uri")
class RunningJobs implements LongWork {

  /** To join the pieces of a chained file, to measure the loudness, and to encode. */
  private static final int RUNS = 3;

  private static final Duration TO_AND_FROM_THE_STORE = Duration.ofHours(1);

  private final QueueServer queue;
  private final CageLimits limits;

  RunningJobs(QueueServer queue, CageLimits limits) {
    this.queue = queue;
    this.limits = limits;
  }

  @Override
  public boolean isRunning() {
    return queue.busySlots() > 0;
  }

  @Override
  public Duration longest() {
    return limits.encodeTimeout().multipliedBy(RUNS).plus(TO_AND_FROM_THE_STORE);
  }
}

package org.mediatranscoder.gateway.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mediatranscoder.model.job.JobChanged;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobEvents;
import org.springframework.stereotype.Component;

/** Wakes those who follow a job when it changes; all of them share one subscription to Redis. */
@Component
class JobSignals {

  private final JobEvents events;
  private final Followers<JobId, Signal> followers = new Followers<>();
  private boolean subscribed;

  JobSignals(JobEvents events) {
    this.events = events;
  }

  /**
   * Begins to follow the job.
   *
   * @throws io.lettuce.core.RedisException if Redis is unavailable
   */
  Signal follow(JobId id) {
    subscribe();
    Signal signal = new Signal(id);
    followers.add(id, signal);
    return signal;
  }

  private synchronized void subscribe() {
    if (!subscribed) {
      events.subscribe(this::wake);
      subscribed = true;
    }
  }

  private void wake(JobChanged change) {
    followers.of(change.jobId()).forEach(Signal::give);
  }

  /** What one follower waits for. */
  final class Signal implements AutoCloseable {

    private final JobId id;
    private final Semaphore changes = new Semaphore(0);

    private Signal(JobId id) {
      this.id = id;
    }

    private void give() {
      changes.release();
    }

    /**
     * Waits for a change; changes that came meanwhile are one.
     *
     * @return false if there was none within the limit
     */
    boolean await(Duration limit) throws InterruptedException {
      boolean changed = changes.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (changed) {
        changes.drainPermits();
      }
      return changed;
    }

    @Override
    public void close() {
      followers.remove(id, this);
    }
  }
}

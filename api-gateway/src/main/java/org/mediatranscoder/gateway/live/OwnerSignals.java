package org.mediatranscoder.gateway.live;

import java.util.function.Consumer;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobChanged;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobEvents;
import org.springframework.stereotype.Component;

/** Tells those who follow all jobs of an account which of them has changed. */
@Component
class OwnerSignals {

  private final JobEvents events;
  private final Followers<AccountId, Consumer<JobId>> followers = new Followers<>();
  private boolean subscribed;

  OwnerSignals(JobEvents events) {
    this.events = events;
  }

  /**
   * Begins to follow; a second time does nothing.
   *
   * @param follower must not wait for anything
   * @throws io.lettuce.core.RedisException if Redis is unavailable
   */
  void follow(AccountId owner, Consumer<JobId> follower) {
    subscribe();
    followers.add(owner, follower);
  }

  void leave(AccountId owner, Consumer<JobId> follower) {
    followers.remove(owner, follower);
  }

  private synchronized void subscribe() {
    if (!subscribed) {
      events.subscribe(this::tell);
      subscribed = true;
    }
  }

  private void tell(JobChanged change) {
    followers.of(change.owner()).forEach(follower -> follower.accept(change.jobId()));
  }
}

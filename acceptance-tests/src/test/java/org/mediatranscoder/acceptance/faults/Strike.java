package org.mediatranscoder.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does harm to the first service that reaches a moment, and to no other. */
final class Strike {

  private final Fleet fleet;
  private final Harm harm;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<Struck> struck = new CompletableFuture<>();

  /**
   * @param job with which it was busy
   * @param server which has the message of the job, as the queue calls it; empty if none has
   */
  record Struck(Member member, String job, String server, Instant at) {}

  Strike(Fleet fleet, Harm harm) {
    this.fleet = fleet;
    this.harm = harm;
  }

  void at(Member member, String job) {
    if (taken.compareAndSet(false, true)) {
      String server = fleet.serverOf(job);
      Instant now = Instant.now();
      harm.doTo(member);
      struck.complete(new Struck(member, job, server, now));
    }
  }

  boolean isTaken() {
    return taken.get();
  }

  Struck await(Duration limit) throws Exception {
    return struck.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}

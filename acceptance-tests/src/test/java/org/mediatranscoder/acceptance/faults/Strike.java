package org.mediatranscoder.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Does harm to the first service that reaches a moment, and to no other. */
final class Strike {

  private final Harm harm;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<Struck> struck = new CompletableFuture<>();

  /**
   * @param job with which it was busy; null if the moment does not say
   */
  record Struck(Member member, @Nullable String job, Instant at) {}

  Strike(Harm harm) {
    this.harm = harm;
  }

  void at(Member member, @Nullable String job) {
    if (taken.compareAndSet(false, true)) {
      Instant now = Instant.now();
      harm.doTo(member);
      struck.complete(new Struck(member, job, now));
    }
  }

  boolean isTaken() {
    return taken.get();
  }

  Struck await(Duration limit) throws Exception {
    return struck.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}

package org.mediatranscoder.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import org.mediatranscoder.testsupport.faults.Fault;

/** Does harm to the first service that reaches a moment, and to no other. */
final class Strike {

  /** After it, what is waited for will not come any more. */
  static final Duration SOON = Duration.ofSeconds(10);

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
    var _ = strike(member, job);
  }

  /** Strikes, unless another one was struck before. */
  private boolean strike(Member member, String job) {
    if (!taken.compareAndSet(false, true)) {
      return false;
    }
    String server = fleet.serverOf(job);
    Instant now = Instant.now();
    harm.doTo(member);
    struck.complete(new Struck(member, job, server, now));
    return true;
  }

  /**
   * When a rule sees what it looks for, whose first group is the job: the server never sees it,
   * unless the member lives on for a while.
   */
  Fault before(Member member) {
    return (connection, piece, seen) -> {
      if (strike(member, seen.group(1)) && harm == Harm.SIGKILL) {
        connection.swallow();
      } else {
        connection.forward(piece);
      }
    };
  }

  /** The same when the server has the beginning of it. */
  Fault begun(Member member) {
    return Fault.begun(seen -> at(member, seen.group(1)));
  }

  /** The same once the server has done it, and before the member learns of it. */
  Fault after(Member member, Predicate<MatchResult> done) {
    return (connection, piece, seen) ->
        Fault.after(() -> done.test(seen), SOON, found -> at(member, found.group(1)))
            .meet(connection, piece, seen);
  }

  boolean isTaken() {
    return taken.get();
  }

  Struck await(Duration limit) throws Exception {
    return struck.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}

package org.mediatranscoder.transcoding.protection;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While this worker has a job, ECS does not take its task away to scale in or to deploy. It looks
 * once a second. ECS's refusals are only logged: at worst the job is given back and begins again
 * elsewhere. A deployment that waits makes ECS refuse to renew, so it waits for {@link #HELD} at
 * most. Spot and maintenance take no notice of the protection.
 */
final class TaskProtection {

  /** Protected for this long, and renewed at half of it. */
  static final Duration HELD = Duration.ofMinutes(60);

  /** How often it looks. */
  static final Duration PACE = Duration.ofSeconds(1);

  /** Between two jobs it stays protected for a moment, as each change is a call to AWS. */
  static final Duration PAUSE_BETWEEN_JOBS = Duration.ofSeconds(10);

  /** After a refusal. */
  static final Duration RETRY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(TaskProtection.class);

  private final EcsAgent agent;
  private final BooleanSupplier busy;
  private final Clock clock;
  private @Nullable Instant renewAt;
  private Instant lastBusy = Instant.MIN;
  private Instant notBefore = Instant.MIN;

  TaskProtection(EcsAgent agent, BooleanSupplier busy, Clock clock) {
    this.agent = agent;
    this.busy = busy;
    this.clock = clock;
  }

  /** Does what is due now; never throws what ECS does wrong. */
  void look() {
    Instant now = clock.instant();
    boolean working = busy.getAsBoolean();
    if (working) {
      lastBusy = now;
    }
    if (now.isBefore(notBefore)) {
      return;
    }
    try {
      if (working && (renewAt == null || !now.isBefore(renewAt))) {
        agent.protect(HELD);
        renewAt = now.plus(HELD.dividedBy(2));
      } else if (renewAt != null && !now.isBefore(lastBusy.plus(PAUSE_BETWEEN_JOBS))) {
        agent.release();
        renewAt = null;
      }
    } catch (IOException refused) {
      notBefore = now.plus(RETRY);
      log.warn("The protection of this task stays as it is: {}", refused.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

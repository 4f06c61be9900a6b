package org.mediatranscoder.web.protection;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While this task has {@link LongWork}, ECS does not take it away to scale in or to deploy. It
 * looks once a second. ECS's refusals are only logged: at worst the work is given back and begins
 * again elsewhere. A deployment that waits makes ECS refuse to renew; so each protection is twice
 * as long as the longest piece of work, and is renewed at half: what has begun can always end. Spot
 * and maintenance take no notice of the protection.
 */
final class TaskProtection {

  /** ECS protects for no longer. */
  private static final Duration LONGEST = Duration.ofDays(2);

  /** For what comes before and after a piece of work, and for the time between two looks. */
  private static final Duration MARGIN = Duration.ofMinutes(30);

  /** How often it looks. */
  static final Duration PACE = Duration.ofSeconds(1);

  /** Between two jobs it stays protected for a moment, as each change is a call to AWS. */
  static final Duration PAUSE_BETWEEN_JOBS = Duration.ofSeconds(10);

  /** After a refusal. */
  static final Duration RETRY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(TaskProtection.class);

  private final EcsAgent agent;
  private final List<LongWork> works;
  private final Duration held;
  private final Clock clock;
  private @Nullable Instant renewAt;
  private Instant lastBusy = Instant.MIN;
  private Instant notBefore = Instant.MIN;

  TaskProtection(EcsAgent agent, List<LongWork> works, Clock clock) {
    this.agent = agent;
    this.works = List.copyOf(works);
    this.held = held(works);
    this.clock = clock;
  }

  private static Duration held(List<LongWork> works) {
    Duration longest =
        works.stream().map(LongWork::longest).max(Duration::compareTo).orElse(Duration.ZERO);
    Duration twice = longest.plus(MARGIN).multipliedBy(2);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  /** Does what is due now; never throws what ECS does wrong. */
  void look() {
    Instant now = clock.instant();
    boolean working = works.stream().anyMatch(LongWork::isRunning);
    if (working) {
      lastBusy = now;
    }
    if (now.isBefore(notBefore)) {
      return;
    }
    try {
      if (working && (renewAt == null || !now.isBefore(renewAt))) {
        agent.protect(held);
        renewAt = now.plus(held.dividedBy(2));
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

package org.mediatranscoder.redis.jobrunr;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hides a short outage of Redis from the heartbeat of a server, which would not survive a single
 * error and would take the running jobs with it.
 */
final class RetryBudget {

  private static final Logger LOG = LoggerFactory.getLogger(RetryBudget.class);

  private final Duration limit;
  private final Clock clock;
  private volatile Instant lastAnswer = Instant.MIN;
  private volatile Optional<UUID> lastId = Optional.empty();

  RetryBudget(Duration limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * The answer of Redis; the other one while Redis has been unavailable for less than the limit.
   */
  <T> T ask(Supplier<T> question, T otherwise) {
    try {
      T answer = question.get();
      lastAnswer = clock.instant();
      return answer;
    } catch (RedisException e) {
      if (!clock.instant().minus(limit).isBefore(lastAnswer)) {
        throw e;
      }
      LOG.warn("Redis does not answer the heartbeat: {}", e.toString());
      return otherwise;
    }
  }

  /** Likewise, with what Redis answered last. */
  Optional<UUID> askOrLast(Supplier<Optional<UUID>> question) {
    Optional<UUID> answer = ask(question, lastId);
    lastId = answer;
    return answer;
  }
}

package org.mediatranscoder.gateway.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.redis.access.EndedTokens;
import org.mediatranscoder.redis.access.TokenCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says of tokens that were good when a stream began whether they still are. Redis is asked about
 * all of them at once, twice a second, and not at all while there are none.
 */
@Component
class TokenWatch {

  private static final Logger log = LoggerFactory.getLogger(TokenWatch.class);
  private static final long PERIOD_MILLIS = 500;

  private final EndedTokens endedTokens;
  private final Clock clock;
  private final Set<Watched> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("token-watch").factory());

  TokenWatch(EndedTokens endedTokens, Clock clock) {
    this.endedTokens = endedTokens;
    this.clock = clock;
  }

  @PostConstruct
  void begin() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /**
   * @param token that is good now
   */
  Watched watch(FollowedToken token) {
    Watched watched = new Watched(token);
    open.add(watched);
    return watched;
  }

  private void look() {
    try {
      List<Watched> now = List.copyOf(open);
      if (!now.isEmpty()) {
        ask(now);
      }
    } catch (RuntimeException bug) {
      log.error("A look at the tokens of streams failed", bug);
    }
  }

  private void ask(List<Watched> tokens) {
    try {
      Set<TokenCheck> ended =
          endedTokens.among(tokens.stream().map(watched -> watched.token.check()).toList());
      tokens.forEach(watched -> watched.learn(ended.contains(watched.token.check())));
    } catch (TokenStatusUnknownException unavailable) {
      tokens.forEach(watched -> watched.unknown = unavailable);
    }
  }

  /** One token, until it is closed. */
  final class Watched implements AutoCloseable {

    private final FollowedToken token;
    private volatile boolean ended;
    private volatile @Nullable TokenStatusUnknownException unknown;

    private Watched(FollowedToken token) {
      this.token = token;
    }

    private void learn(boolean hasEnded) {
      unknown = null;
      ended = hasEnded;
    }

    /**
     * False once it has expired or was revoked.
     *
     * @throws TokenStatusUnknownException if that cannot be said just now
     */
    boolean isGood() {
      TokenStatusUnknownException unavailable = unknown;
      if (unavailable != null) {
        throw unavailable;
      }
      return !ended && token.expiry().isAfter(clock.instant());
    }

    @Override
    public void close() {
      open.remove(this);
    }
  }
}

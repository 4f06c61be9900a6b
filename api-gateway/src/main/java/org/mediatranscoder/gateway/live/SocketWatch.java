package org.mediatranscoder.gateway.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.redis.access.EndedTokens;
import org.mediatranscoder.redis.access.TokenCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at all open WebSockets each second: closes those whose token has ended or never came, has
 * jobs looked at that wait in the queue, and shows that silent lines live.
 */
@Component
class SocketWatch {

  private static final Logger log = LoggerFactory.getLogger(SocketWatch.class);
  private static final long SECOND = 1_000;
  private static final int LOOK_EVERY = 3;
  private static final Duration TOKEN_WITHIN = Duration.ofSeconds(10);

  private final LiveSockets sockets;
  private final EndedTokens endedTokens;
  private final Clock clock;
  private final Duration heartbeat;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("socket-watch").factory());
  private int ticks;

  SocketWatch(
      LiveSockets sockets, EndedTokens endedTokens, Clock clock, LiveProperties properties) {
    this.sockets = sockets;
    this.endedTokens = endedTokens;
    this.clock = clock;
    this.heartbeat = properties.heartbeat();
  }

  @PostConstruct
  void begin() {
    var _ = timer.scheduleWithFixedDelay(this::look, SECOND, SECOND, TimeUnit.MILLISECONDS);
  }

  /** Before the server waits for its connections to end. */
  @EventListener(ContextClosedEvent.class)
  void closeAll() {
    sockets.open().forEach(socket -> socket.close(SocketEnd.STOPPING));
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  private void look() {
    try {
      ticks++;
      List<LiveSocket> open = List.copyOf(sockets.open());
      Set<TokenCheck> ended = endedTokens.among(checks(open));
      open.forEach(socket -> look(socket, ended));
    } catch (TokenStatusUnknownException unavailable) {
      sockets.open().forEach(socket -> socket.close(SocketEnd.TRY_AGAIN));
    } catch (RuntimeException bug) {
      log.error("A look at the WebSockets failed", bug);
    }
  }

  private static List<TokenCheck> checks(List<LiveSocket> open) {
    return open.stream()
        .flatMap(socket -> socket.token().stream())
        .map(FollowedToken::check)
        .toList();
  }

  private void look(LiveSocket socket, Set<TokenCheck> ended) {
    Instant now = clock.instant();
    if (socket.token().isEmpty()) {
      if (socket.age().compareTo(TOKEN_WITHIN) > 0) {
        socket.close(SocketEnd.TOKEN_INVALID);
      }
    } else if (socket.token().filter(token -> isGood(token, now, ended)).isEmpty()) {
      socket.close(SocketEnd.TOKEN_INVALID);
    } else if (socket.silence().compareTo(heartbeat) > 0) {
      socket.showLife();
    } else if (ticks % LOOK_EVERY == 0) {
      socket.look();
    }
  }

  private static boolean isGood(FollowedToken token, Instant now, Set<TokenCheck> ended) {
    return token.expiry().isAfter(now) && !ended.contains(token.check());
  }
}

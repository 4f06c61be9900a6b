package org.mediatranscoder.gateway.live;

import io.lettuce.core.RedisException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * {@code GET /ws}: a client tells its token in the header {@code Authorization} or in its first
 * message, and then gets its newest jobs and each change of its jobs. A later message goes on with
 * a newer token.
 */
@Component
class LiveSockets extends TextWebSocketHandler {

  private static final String LAST_MESSAGE = "last-message";
  private static final long LEAST_NANOS_BETWEEN_MESSAGES = 500_000_000;

  private final SocketTokens tokens;
  private final SocketStates states;
  private final OwnerSignals signals;
  private final OpenStreams streams;
  private final Map<String, LiveSocket> open = new ConcurrentHashMap<>();

  LiveSockets(SocketTokens tokens, SocketStates states, OwnerSignals signals, OpenStreams streams) {
    this.tokens = tokens;
    this.states = states;
    this.signals = signals;
    this.streams = streams;
  }

  Collection<LiveSocket> open() {
    return open.values();
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    LiveSocket socket = new LiveSocket(session, states);
    try {
      socket.hold(streams.enter(StreamKind.SOCKET));
    } catch (ApiException full) {
      socket.close(SocketEnd.TRY_AGAIN);
      return;
    }
    open.put(session.getId(), socket);
    if (session.getPrincipal() instanceof JwtAuthenticationToken caller) {
      answered(socket, () -> follow(socket, tokens.checked(caller.getToken())));
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    LiveSocket socket = open.get(session.getId());
    if (socket == null) { // It was closed when it came.
      return;
    }
    if (comesTooSoon(session)) {
      socket.close(SocketEnd.TOO_FREQUENT);
    } else {
      answered(socket, () -> follow(socket, tokens.read(message.getPayload())));
    }
  }

  /** Messages of one session come one after the other. */
  private static boolean comesTooSoon(WebSocketSession session) {
    long now = System.nanoTime();
    Object last = session.getAttributes().put(LAST_MESSAGE, now);
    return last instanceof Long before && now - before < LEAST_NANOS_BETWEEN_MESSAGES;
  }

  private void follow(LiveSocket socket, FollowedToken token) {
    if (socket.token().isEmpty()) {
      socket.hold(streams.open(token.account()));
      signals.follow(token.account(), socket.follower());
      socket.begin(token);
    } else if (socket.belongsTo(token.account())) {
      socket.renew(token);
    } else {
      throw new ApiException(ErrorCode.TOKEN_INVALID);
    }
  }

  private static void answered(LiveSocket socket, Runnable work) {
    try {
      work.run();
    } catch (ApiException refused) {
      socket.close(SocketEnd.of(refused.code()));
    } catch (RedisException | TokenStatusUnknownException unavailable) {
      socket.close(SocketEnd.TRY_AGAIN);
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    LiveSocket socket = open.remove(session.getId());
    if (socket != null) {
      socket.token().ifPresent(token -> signals.leave(token.account(), socket.follower()));
      socket.release();
    }
  }
}

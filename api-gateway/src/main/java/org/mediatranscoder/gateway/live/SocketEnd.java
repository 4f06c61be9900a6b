package org.mediatranscoder.gateway.live;

import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.web.socket.CloseStatus;

/**
 * Why a WebSocket is closed. Codes from 4000 are ours (RFC 6455, 7.4.2): 4000 and the HTTP status
 * of the error whose code is the reason.
 */
final class SocketEnd {

  static final CloseStatus TOKEN_INVALID = of(ErrorCode.TOKEN_INVALID);
  static final CloseStatus SCOPE_MISSING = of(ErrorCode.SCOPE_MISSING);
  static final CloseStatus MALFORMED = of(ErrorCode.REQUEST_MALFORMED);
  static final CloseStatus TOO_FREQUENT = of(ErrorCode.RATE_LIMITED);

  /** Something that is needed is unavailable; the client may come back. */
  static final CloseStatus TRY_AGAIN = CloseStatus.SERVICE_RESTARTED;

  /** This instance stops; the client goes to another one. */
  static final CloseStatus STOPPING = CloseStatus.GOING_AWAY;

  /** The client takes nothing. */
  static final CloseStatus TOO_SLOW = CloseStatus.SESSION_NOT_RELIABLE;

  private static final int OURS = 4000;

  private SocketEnd() {}

  static CloseStatus of(ErrorCode error) {
    return new CloseStatus(OURS + error.status(), error.code());
  }
}

package org.mediatranscoder.gateway.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a client says over a WebSocket: {@code {"token": "…"}}. */
@Component
class SocketTokens {

  private static final String NEEDED = "SCOPE_" + AccessClaims.JOBS_READ;

  private final JsonMapper json;
  private final JwtDecoder decoder;
  private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

  SocketTokens(JsonMapper json, JwtDecoder decoder) {
    this.json = json;
    this.decoder = decoder;
  }

  private record ClientMessage(@Nullable String token) {}

  /**
   * @throws ApiException {@code request-malformed}, {@code token-invalid} or {@code scope-missing}
   * @throws org.mediatranscoder.model.access.TokenStatusUnknownException if it cannot be said just
   *     now whether it was revoked
   */
  FollowedToken read(String message) {
    try {
      return checked(decoder.decode(text(message)));
    } catch (JwtException bad) {
      throw new ApiException(ErrorCode.TOKEN_INVALID);
    }
  }

  /**
   * @param token whose signature was checked
   * @throws ApiException {@code scope-missing}
   */
  FollowedToken checked(Jwt token) {
    boolean allowed =
        scopes.convert(token).stream().anyMatch(scope -> NEEDED.equals(scope.getAuthority()));
    if (!allowed) {
      throw new ApiException(ErrorCode.SCOPE_MISSING);
    }
    return FollowedToken.of(token);
  }

  private String text(String message) {
    try {
      return Optional.ofNullable(json.readValue(message, ClientMessage.class))
          .map(ClientMessage::token)
          .orElseThrow(() -> new ApiException(ErrorCode.REQUEST_MALFORMED));
    } catch (JacksonException unreadable) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED);
    }
  }
}

package org.mediatranscoder.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Recognises a client that has no secret where a secret of another kind proves enough: a device
 * code, a refresh token. The library knows such clients only by PKCE, so only when they redeem a
 * code.
 */
final class PublicClientConverter implements AuthenticationConverter {

  private static final Set<String> GRANTS =
      Set.of(
          AuthorizationGrantType.DEVICE_CODE.getValue(),
          AuthorizationGrantType.REFRESH_TOKEN.getValue());

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    String[] ids = request.getParameterValues("client_id");
    boolean hasSecret =
        request.getHeader("Authorization") != null || request.getParameter("client_secret") != null;
    return hasSecret || ids == null || ids.length != 1 || !isForPublicClients(request)
        ? null
        : new Claim(ids[0]);
  }

  private static boolean isForPublicClients(HttpServletRequest request) {
    return switch (request.getRequestURI()) {
      case "/oauth2/device_authorization", "/oauth2/revoke" -> true;
      case "/oauth2/token" ->
          GRANTS.contains(Objects.requireNonNullElse(request.getParameter("grant_type"), ""));
      default -> false;
    };
  }

  /** Who the client says it is. */
  static final class Claim extends OAuth2ClientAuthenticationToken {

    private static final long serialVersionUID = 1L;

    Claim(String clientId) {
      super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
    }
  }
}

package org.mediatranscoder.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Remembers in the session which provider the browser was sent to, and takes an answer only at that
 * provider's own callback, so that nobody passes one provider's code off as another's (RFC 9700,
 * section 2.1). Spring does not compare the two.
 */
@Component
class CallbackGuard implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final String LINKING = CallbackGuard.class.getName() + ".linking";

  private final HttpSessionOAuth2AuthorizationRequestRepository session =
      new HttpSessionOAuth2AuthorizationRequestRepository();

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return session.loadAuthorizationRequest(request);
  }

  @Override
  public void saveAuthorizationRequest(
      OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
    session.saveAuthorizationRequest(sent, request, response);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest sent = session.removeAuthorizationRequest(request, response);
    if (sent == null || !isCallbackOf(sent, request)) {
      return null;
    }
    request.setAttribute(LINKING, LinkIntent.of(sent).isPresent());
    return sent;
  }

  /** Whether this callback ends a trip that was begun to link an identity. */
  static boolean isLinking(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(LINKING));
  }

  private static boolean isCallbackOf(OAuth2AuthorizationRequest sent, HttpServletRequest request) {
    String callback = sent.getRedirectUri();
    return callback != null && URI.create(callback).getPath().equals(request.getRequestURI());
  }
}

package org.mediatranscoder.auth.token;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** A log-out asked for by a client ends the session here and the tokens that the client holds. */
@Component
class LogoutEndsTokens implements AuthenticationSuccessHandler {

  private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType("id_token");

  private final AuthenticationSuccessHandler endSession =
      new OidcLogoutAuthenticationSuccessHandler();
  private final OAuth2AuthorizationService authorizations;

  LogoutEndsTokens(OAuth2AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication logout)
      throws IOException, ServletException {
    String idToken = ((OidcLogoutAuthenticationToken) logout).getIdTokenHint();
    OAuth2Authorization authorization = authorizations.findByToken(idToken, ID_TOKEN);
    if (authorization != null) {
      authorizations.remove(authorization);
    }
    endSession.onAuthenticationSuccess(request, response, logout);
  }
}

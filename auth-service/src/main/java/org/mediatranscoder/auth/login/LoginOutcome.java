package org.mediatranscoder.auth.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediatranscoder.auth.account.IdentityTakenException;
import org.mediatranscoder.auth.client.ClientsProperties;
import org.mediatranscoder.auth.session.SessionProperties;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * Where the browser goes after a log-in: on with what it came for, or else to client-ui; and back
 * to the page after a failure, of which the page shows only the kind.
 */
@Component
class LoginOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(LoginOutcome.class);

  private final SavedRequestAwareAuthenticationSuccessHandler goOn =
      new SavedRequestAwareAuthenticationSuccessHandler();
  private final int sessionSeconds;

  LoginOutcome(SessionProperties sessions, ClientsProperties clients, RequestCache requestCache) {
    sessionSeconds = Math.toIntExact(sessions.sessionLife().toSeconds());
    goOn.setRequestCache(requestCache);
    goOn.setDefaultTargetUrl(clients.uiBaseUrl() + "/");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    request.getSession().setMaxInactiveInterval(sessionSeconds);
    if (CallbackGuard.isLinking(request)) {
      response.sendRedirect(IdentitiesPage.PATH + "?result=linked");
    } else {
      goOn.onAuthenticationSuccess(request, response, authentication);
    }
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    log(failure);
    String kind = kind(failure);
    response.sendRedirect(
        CallbackGuard.isLinking(request)
            ? IdentitiesPage.PATH + "?result=" + kind
            : "/login?error=" + kind);
  }

  private static String kind(AuthenticationException failure) {
    if (failure.getCause() instanceof IdentityTakenException) {
      return "taken";
    }
    return isDenied(failure) ? "cancelled" : "failed";
  }

  private static boolean isDenied(AuthenticationException failure) {
    return failure instanceof OAuth2AuthenticationException oauth2
        && OAuth2ErrorCodes.ACCESS_DENIED.equals(oauth2.getError().getErrorCode());
  }

  /** The code may come from the address that a browser called, so it is cut and cleaned. */
  private static void log(AuthenticationException failure) {
    if (failure instanceof OAuth2AuthenticationException oauth2) {
      String code = oauth2.getError().getErrorCode().replaceAll("[^A-Za-z0-9_-]", "?");
      LOG.info("A log-in was refused: {}", code.substring(0, Math.min(code.length(), 64)));
    } else if (failure.getCause() instanceof ApiException refused) {
      LOG.info("A log-in was refused: {}", refused.code().code());
    } else {
      LOG.warn("A log-in failed", failure);
    }
  }
}

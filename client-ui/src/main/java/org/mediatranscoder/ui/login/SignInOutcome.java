package org.mediatranscoder.ui.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Where the browser goes after signing in. An answer of auth-service that comes again, such as from
 * the browser's history, fails; who is signed in already learns nothing of that.
 */
final class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private final int idleSeconds;
  private final RedirectStrategy redirect = new DefaultRedirectStrategy();
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  /**
   * @param idle how long somebody who is signed in may stay away
   */
  SignInOutcome(Duration idle) {
    this.idleSeconds = Math.toIntExact(idle.toSeconds());
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException {
    request.getSession().setMaxInactiveInterval(idleSeconds);
    redirect.sendRedirect(request, response, ReturnPage.take(request.getSession(false)));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    redirect.sendRedirect(
        request,
        response,
        contexts.containsContext(request) ? ReturnPage.START : "/?sign-in=failed");
  }
}

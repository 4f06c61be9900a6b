package org.mediatranscoder.auth.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.filter.OncePerRequestFilter;

/** Treats a browser whose session was ended from elsewhere as one that is not signed in. */
public final class EndedSessionFilter extends OncePerRequestFilter {

  private final AccountSessions sessions;

  public EndedSessionFilter(AccountSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    if (known != null && known.getPrincipal() instanceof OAuth2User person) {
      forgetIfEnded(person, request.getSession(false));
    }
    chain.doFilter(request, response);
  }

  private void forgetIfEnded(OAuth2User person, @Nullable HttpSession session) {
    if (sessions.hasEnded(person)) {
      SecurityContextHolder.clearContext();
      if (session != null) {
        session.invalidate();
      }
    }
  }
}

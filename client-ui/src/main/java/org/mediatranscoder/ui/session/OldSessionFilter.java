package org.mediatranscoder.ui.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session a fixed time after its log-in, so that one that was stolen cannot be kept alive
 * for ever. Belongs before whatever reads the session.
 */
public final class OldSessionFilter extends OncePerRequestFilter {

  private final Duration life;
  private final Clock clock;

  public OldSessionFilter(Duration life, Clock clock) {
    this.life = life;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && isOld(session)) {
      session.invalidate();
    }
    chain.doFilter(request, response);
  }

  private boolean isOld(HttpSession session) {
    return Instant.ofEpochMilli(session.getCreationTime()).plus(life).isBefore(clock.instant());
  }
}

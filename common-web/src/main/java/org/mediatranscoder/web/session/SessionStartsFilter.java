package org.mediatranscoder.web.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request that would begin one session too many. Belongs behind Spring Session. */
final class SessionStartsFilter extends OncePerRequestFilter implements Ordered {

  /** Spring Session's own filter is at 50 above the lowest number. */
  private static final int BEHIND_SPRING_SESSION = Ordered.HIGHEST_PRECEDENCE + 60;

  private final SessionStarts starts;
  private final ProblemWriter problems;

  SessionStartsFilter(SessionStarts starts, ProblemWriter problems) {
    this.starts = starts;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CountedSessions counted = new CountedSessions(request, starts);
    try {
      chain.doFilter(counted, new UnansweredResponse(response, counted));
    } catch (ApiException refused) {
      if (counted.refusal() == null) {
        throw refused;
      }
    }
    ApiException refusal = counted.refusal();
    if (refusal != null && !response.isCommitted()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(SessionStarts.WINDOW.toSeconds()));
      problems.write(request, response, refusal.code());
    }
  }

  @Override
  public int getOrder() {
    return BEHIND_SPRING_SESSION;
  }
}

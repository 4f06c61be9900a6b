package org.mediatranscoder.gateway.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what an account asks for too often, before anything else is done for it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 2) // After Spring Security has said who calls.
@EnableConfigurationProperties(LimitsProperties.class)
class RequestLimitFilter extends OncePerRequestFilter {

  private final ProblemWriter problems;

  RequestLimitFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !(request.getUserPrincipal() instanceof JwtAuthenticationToken);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = AdmittedRequest.admission(request).orElseThrow().retryAfter();
    if (wait.isPositive()) {
      LimitExceededException exceeded = new LimitExceededException(ErrorCode.RATE_LIMITED, wait);
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(exceeded.retryAfterSeconds()));
      problems.write(request, response, exceeded.code());
    } else {
      chain.doFilter(request, response);
    }
  }
}

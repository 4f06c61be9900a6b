package org.mediatranscoder.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every 503 and 429 says when to try again. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RetryAfterFilter extends OncePerRequestFilter {

  private static final String SECONDS = "5";

  /** RFC 6585, which the servlet API does not know. */
  private static final int TOO_MANY_REQUESTS = 429;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Marked(response));
  }

  private static final class Marked extends HttpServletResponseWrapper {

    Marked(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setStatus(int status) {
      boolean unsaid = status == TOO_MANY_REQUESTS && !containsHeader(HttpHeaders.RETRY_AFTER);
      if (status == SC_SERVICE_UNAVAILABLE || unsaid) {
        setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
      }
      super.setStatus(status);
    }
  }
}

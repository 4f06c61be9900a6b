package org.mediatranscoder.gateway.tus;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says what clients of tus understand. tus-js-client 4.3.1 gives an upload up for good at a 429,
 * and begins again at byte 0 where HEAD is answered with an error of ours; at 423 it tries again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TusStatusFilter extends OncePerRequestFilter {

  private static final int LOCKED = 423;
  private static final int TOO_MANY_REQUESTS = 429;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return !path.equals("/files") && !path.startsWith("/files/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(TusHeaders.RESUMABLE, TusHeaders.VERSION);
    boolean isHead = HttpMethod.HEAD.matches(request.getMethod());
    chain.doFilter(request, new ForClients(response, isHead));
  }

  private static final class ForClients extends HttpServletResponseWrapper {

    private final boolean isHead;

    ForClients(HttpServletResponse response, boolean isHead) {
      super(response);
      this.isHead = isHead;
    }

    @Override
    public void setStatus(int status) {
      boolean passes =
          status == TOO_MANY_REQUESTS || (isHead && status >= SC_INTERNAL_SERVER_ERROR);
      super.setStatus(passes ? LOCKED : status);
    }
  }
}

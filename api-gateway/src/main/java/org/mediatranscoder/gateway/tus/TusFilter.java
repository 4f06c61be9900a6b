package org.mediatranscoder.gateway.tus;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Understands what clients of tus say, and says what they understand. tus-js-client 4.3.1 gives an
 * upload up for good at a 429, and begins again at byte 0 where HEAD is answered with an error of
 * ours; at 423 it tries again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TusFilter extends OncePerRequestFilter {

  /** What a request with the method {@code POST} may be instead. */
  private static final Set<String> METHODS = Set.of("PATCH", "DELETE");

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
    chain.doFilter(meant(request), new ForClients(response, isHead));
  }

  private static HttpServletRequest meant(HttpServletRequest request) {
    @Nullable String method = request.getHeader(TusHeaders.METHOD);
    boolean other =
        HttpMethod.POST.matches(request.getMethod()) && method != null && METHODS.contains(method);
    return other ? new Meant(request, method) : request;
  }

  private static final class Meant extends HttpServletRequestWrapper {

    private final String method;

    Meant(HttpServletRequest request, String method) {
      super(request);
      this.method = method;
    }

    @Override
    public String getMethod() {
      return method;
    }
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

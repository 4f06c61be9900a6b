package org.mediatranscoder.web.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has the bytes of every body counted whose length is not announced. */
final class CountedBodies extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean unknown = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    chain.doFilter(unknown ? new CountedRequest(request) : request, response);
  }
}

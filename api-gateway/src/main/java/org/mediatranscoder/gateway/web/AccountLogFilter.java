package org.mediatranscoder.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes who calls beside each log line of a request, and of the job that comes of it: the first 12
 * hexadecimal digits of the SHA-256 of the account's id. The id is random, so its hash leads
 * nowhere; who has the id can look for its lines.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1) // After Spring Security has said who calls.
class AccountLogFilter extends OncePerRequestFilter {

  private static final String ACCOUNT = "account";
  private static final int BYTES = 6;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Principal caller = request.getUserPrincipal();
    if (caller == null) {
      chain.doFilter(request, response);
      return;
    }
    try (var _ = MDC.putCloseable(ACCOUNT, hash(caller.getName()))) {
      chain.doFilter(request, response);
    }
  }

  static String hash(String account) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(account.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

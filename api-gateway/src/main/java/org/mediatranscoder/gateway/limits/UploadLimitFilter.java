package org.mediatranscoder.gateway.limits;

import io.lettuce.core.RedisException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an upload that is above its account's limits, before a byte of it is read. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // After a repeated upload was answered.
class UploadLimitFilter extends OncePerRequestFilter {

  private final UploadAdmission uploads;
  private final ProblemWriter problems;

  UploadLimitFilter(UploadAdmission uploads, ProblemWriter problems) {
    this.uploads = uploads;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isUpload(request) || !(request.getUserPrincipal() instanceof JwtAuthenticationToken);
  }

  private static boolean isUpload(HttpServletRequest request) {
    String path = request.getServletPath();
    return switch (request.getMethod()) {
      case "POST" -> path.equals("/upload");
      case "PATCH" -> path.startsWith("/files/");
      default -> false;
    };
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    AccountId account = new AccountId(request.getUserPrincipal().getName());
    UploadLease lease;
    try {
      lease = uploads.admit(account, request.getContentLengthLong());
    } catch (LimitExceededException exceeded) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(exceeded.retryAfterSeconds()));
      problems.write(request, response, exceeded.code(), exceeded.detail());
      return;
    } catch (RedisException unavailable) {
      logger.warn("The limits of an account cannot be read", unavailable);
      problems.write(request, response, ErrorCode.SERVICE_UNAVAILABLE);
      return;
    }
    try (lease) {
      chain.doFilter(new UploadRequest(request, lease), response);
    }
  }
}

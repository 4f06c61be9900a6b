package org.mediatranscoder.gateway.limits;

import io.lettuce.core.RedisException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is above an account's limits, before anything else is done for it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // After Spring Security has said who calls.
@EnableConfigurationProperties(LimitsProperties.class)
class LimitsFilter extends OncePerRequestFilter {

  private final UploadAdmission uploads;
  private final ProblemWriter problems;

  LimitsFilter(UploadAdmission uploads, ProblemWriter problems) {
    this.uploads = uploads;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    AccountId account = caller(request);
    if (account == null) {
      chain.doFilter(request, response);
      return;
    }
    @Nullable UploadLease lease;
    try {
      refuseIfTooOften(request);
      lease = isUpload(request) ? uploads.admit(account, request.getContentLengthLong()) : null;
    } catch (LimitExceededException exceeded) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(exceeded.retryAfterSeconds()));
      problems.write(request, response, exceeded.code());
      return;
    } catch (RedisException unavailable) {
      logger.warn("The limits of an account cannot be read", unavailable);
      problems.write(request, response, ErrorCode.SERVICE_UNAVAILABLE);
      return;
    }
    try (lease) {
      chain.doFilter(lease == null ? request : new UploadRequest(request, lease), response);
    }
  }

  private static void refuseIfTooOften(HttpServletRequest request) throws LimitExceededException {
    Duration wait = AdmittedRequest.admission(request).orElseThrow().retryAfter();
    if (wait.isPositive()) {
      throw new LimitExceededException(ErrorCode.RATE_LIMITED, wait);
    }
  }

  private static @Nullable AccountId caller(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof JwtAuthenticationToken token
        ? new AccountId(token.getName())
        : null;
  }

  private static boolean isUpload(HttpServletRequest request) {
    return HttpMethod.POST.matches(request.getMethod())
        && request.getServletPath().equals("/upload");
  }
}

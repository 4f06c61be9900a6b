package org.mediatranscoder.gateway.idempotency;

import io.lettuce.core.RedisException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a repeated request from its record: after the rate of the account was looked at, and
 * before its limits, so that a repetition is never refused for what its first sending has taken.
 * The body of an upload is not read for that.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class IdempotencyFilter extends OncePerRequestFilter {

  private static final String UPLOAD = "/upload";
  private static final String FILES = "/files";

  /** Their answers show a secret that is stored nowhere else. */
  private static final Pattern WITH_SECRET =
      Pattern.compile("/tokens(/.*)?|/webhooks(/[^/]*/secret)?");

  /** As the limit of every body that is no upload; a larger one is refused by its route. */
  private static final int MAX_BODY = 64 * 1024;

  private final IdempotencyRecords records;
  private final KeyedRequests requests;
  private final ProblemWriter problems;

  IdempotencyFilter(IdempotencyRecords records, KeyedRequests requests, ProblemWriter problems) {
    this.records = records;
    this.requests = requests;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || !IdempotencyKey.isGiven(request)
        || WITH_SECRET.matcher(request.getServletPath()).matches()
        || !(request.getUserPrincipal() instanceof JwtAuthenticationToken);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<IdempotencyKey> key = IdempotencyKey.of(request);
    if (key.isEmpty()) {
      problems.write(request, response, ErrorCode.IDEMPOTENCY_KEY_INVALID);
    } else if (isUpload(request)) {
      begin(request, Fingerprint.ofUpload(request), key.get(), response, chain);
    } else {
      byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        problems.write(request, response, ErrorCode.BODY_TOO_LARGE);
      } else {
        Fingerprint fingerprint = Fingerprint.of(request, body);
        begin(new BufferedRequest(request, body), fingerprint, key.get(), response, chain);
      }
    }
  }

  private static boolean isUpload(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals(UPLOAD) || path.equals(FILES);
  }

  private void begin(
      HttpServletRequest request,
      Fingerprint fingerprint,
      IdempotencyKey key,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    AccountId account = new AccountId(request.getUserPrincipal().getName());
    Beginning beginning;
    try {
      beginning = records.begin(account, key, fingerprint);
    } catch (RedisException unavailable) {
      logger.warn("The record of a request cannot be read", unavailable);
      problems.write(request, response, ErrorCode.SERVICE_UNAVAILABLE);
      return;
    }
    switch (beginning) {
      case Beginning.Answered answered -> answered.answer().write(response);
      case Beginning.UnderWay() -> problems.write(request, response, ErrorCode.REQUEST_IN_PROGRESS);
      case Beginning.Reused() ->
          problems.write(request, response, ErrorCode.IDEMPOTENCY_KEY_REUSED);
      case Beginning.Begun begun -> requests.run(account, key, begun, request, response, chain);
    }
  }
}

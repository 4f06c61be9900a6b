package org.mediatranscoder.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** 401 with {@code WWW-Authenticate} (RFC 6750), or 503 where no key could be read to judge. */
final class ProblemEntryPoint implements AuthenticationEntryPoint {

  private final BearerTokenAuthenticationEntryPoint bearer =
      new BearerTokenAuthenticationEntryPoint();
  private final ProblemWriter problems;

  ProblemEntryPoint(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      problems.write(request, response, ErrorCode.SERVICE_UNAVAILABLE);
    } else {
      bearer.commence(request, response, failure);
      problems.write(request, response, ErrorCode.TOKEN_INVALID);
    }
  }
}

package org.mediatranscoder.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 403 with {@code WWW-Authenticate: … error="insufficient_scope"} (RFC 6750). */
final class ProblemAccessDenied implements AccessDeniedHandler {

  private final BearerTokenAccessDeniedHandler bearer = new BearerTokenAccessDeniedHandler();
  private final ProblemWriter problems;

  ProblemAccessDenied(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    bearer.handle(request, response, denied);
    problems.write(request, response, ErrorCode.SCOPE_MISSING);
  }
}

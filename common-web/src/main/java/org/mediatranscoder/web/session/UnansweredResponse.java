package org.mediatranscoder.web.session;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Leaves a request unanswered once it was refused a session. Spring Security takes the refusal for
 * a log-in that failed, and would lead the browser on, to begin again.
 */
final class UnansweredResponse extends HttpServletResponseWrapper {

  private final CountedSessions request;

  UnansweredResponse(HttpServletResponse response, CountedSessions request) {
    super(response);
    this.request = request;
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    if (request.refusal() == null) {
      super.sendRedirect(location, status, clearBuffer);
    }
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    if (request.refusal() == null) {
      super.sendRedirect(location);
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    if (request.refusal() == null) {
      super.sendError(status);
    }
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    if (request.refusal() == null) {
      super.sendError(status, message);
    }
  }
}

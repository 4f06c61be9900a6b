package org.mediatranscoder.web.body;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.turn.Turn;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Refuses a body of more than 64 KB on every route but those with a {@link StreamedBody}: by the
 * announced length before a byte of it is read, and by counting where none is announced.
 */
final class BodyLimit implements HandlerInterceptor {

  static final int MAX_BYTES = 64 * 1024;

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    if (handler instanceof HandlerMethod route && route.hasMethodAnnotation(StreamedBody.class)) {
      liftLimit(request);
      Turn.end(request);
    } else if (request.getContentLengthLong() > MAX_BYTES) {
      throw new ApiException(ErrorCode.BODY_TOO_LARGE);
    }
    return true;
  }

  private static void liftLimit(HttpServletRequest request) {
    CountedRequest counted = WebUtils.getNativeRequest(request, CountedRequest.class);
    if (counted != null) {
      counted.liftLimit();
    }
  }
}

package org.mediatranscoder.web.protection;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.body.StreamedBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** The requests with a {@link StreamedBody}, which may take hours: uploads. */
final class RunningUploads implements HandlerInterceptor, LongWork {

  /** upload-service ends an upload that takes longer. */
  static final Duration LONGEST = Duration.ofHours(6);

  private final AtomicInteger running = new AtomicInteger();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (isUpload(request, handler)) {
      running.incrementAndGet();
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (isUpload(request, handler)) {
      running.decrementAndGet();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() > 0;
  }

  @Override
  public Duration longest() {
    return LONGEST;
  }

  private static boolean isUpload(HttpServletRequest request, Object handler) {
    return request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod route
        && route.hasMethodAnnotation(StreamedBody.class);
  }
}

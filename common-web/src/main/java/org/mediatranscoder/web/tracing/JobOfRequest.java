package org.mediatranscoder.web.tracing;

import io.micrometer.common.KeyValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.slf4j.MDC;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes the id of the job beside each log line of a request whose route has a {@code {jobId}}, and
 * into its span.
 */
final class JobOfRequest implements AsyncHandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    jobId(request).ifPresent(id -> write(id, request));
    return true;
  }

  @Override
  public void afterConcurrentHandlingStarted(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    MDC.remove(JobId.LABEL);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    MDC.remove(JobId.LABEL);
  }

  private static void write(JobId id, HttpServletRequest request) {
    MDC.put(JobId.LABEL, id.toString());
    ServerHttpObservationFilter.findObservationContext(request)
        .ifPresent(
            context ->
                context.addHighCardinalityKeyValue(KeyValue.of(JobId.SPAN_LABEL, id.toString())));
  }

  private static Optional<JobId> jobId(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> all && all.get(JobId.LABEL) instanceof String text
        ? JobId.parse(text)
        : Optional.empty();
  }
}

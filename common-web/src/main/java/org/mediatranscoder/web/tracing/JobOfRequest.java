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

  /** In the logging context; the queues write it there for what is done for a message. */
  private static final String JOB_ID = "jobId";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    jobId(request).ifPresent(id -> write(id, request));
    return true;
  }

  @Override
  public void afterConcurrentHandlingStarted(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    MDC.remove(JOB_ID);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    MDC.remove(JOB_ID);
  }

  private static void write(JobId id, HttpServletRequest request) {
    MDC.put(JOB_ID, id.toString());
    ServerHttpObservationFilter.findObservationContext(request)
        .ifPresent(
            context -> context.addHighCardinalityKeyValue(KeyValue.of(Traced.JOB, id.toString())));
  }

  private static Optional<JobId> jobId(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> all && all.get(JOB_ID) instanceof String text
        ? JobId.parse(text)
        : Optional.empty();
  }
}

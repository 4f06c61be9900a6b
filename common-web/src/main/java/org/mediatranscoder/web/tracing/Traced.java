package org.mediatranscoder.web.tracing;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.mediatranscoder.model.job.JobId;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * The whole of what may be in a trace. Libraries observe more with every version: Redis commands
 * with the keys of sessions in them, addresses with the tokens of mailed links.
 */
final class Traced {

  private static final Set<String> OBSERVATIONS =
      Set.of(
          "http.server.requests",
          "http.client.requests",
          "upload.call",
          "queue.send",
          "queue.receive",
          "job.stage");

  /** Of the attributes that have any number of values, such as addresses. */
  private static final Set<String> FREE_ATTRIBUTES = Set.of(JobId.SPAN_LABEL);

  private Traced() {}

  /** Health is asked for every few seconds and tells nothing. */
  static boolean isTraced(String name, Observation.Context context) {
    return OBSERVATIONS.contains(name)
        && !(context instanceof ServerRequestObservationContext request && isHealth(request));
  }

  private static boolean isHealth(ServerRequestObservationContext context) {
    HttpServletRequest request = context.getCarrier();
    return request != null && request.getRequestURI().startsWith("/actuator");
  }

  static Observation.Context withoutTheRest(Observation.Context context) {
    for (KeyValue attribute : context.getHighCardinalityKeyValues()) {
      if (!FREE_ATTRIBUTES.contains(attribute.getKey())) {
        context.removeHighCardinalityKeyValue(attribute.getKey());
      }
    }
    return context;
  }
}

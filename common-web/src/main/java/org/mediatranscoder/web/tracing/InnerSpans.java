package org.mediatranscoder.web.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;

/** Spans of what a service does by itself. */
final class InnerSpans extends DefaultTracingObservationHandler {

  InnerSpans(Tracer tracer) {
    super(tracer);
  }

  @Override
  public void onError(Observation.Context context) {
    SpanFailure.tell(getRequiredSpan(context), context);
  }
}

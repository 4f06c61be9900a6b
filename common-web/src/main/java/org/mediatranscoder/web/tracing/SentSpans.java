package org.mediatranscoder.web.tracing;

import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/** Spans of requests and messages that went out, with {@code traceparent} in them. */
final class SentSpans extends PropagatingSenderTracingObservationHandler<SenderContext<?>> {

  SentSpans(Tracer tracer, Propagator propagator) {
    super(tracer, propagator);
  }

  @Override
  public void onError(SenderContext<?> context) {
    SpanFailure.tell(getRequiredSpan(context), context);
  }
}

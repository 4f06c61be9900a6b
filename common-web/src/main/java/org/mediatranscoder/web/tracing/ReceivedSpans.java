package org.mediatranscoder.web.tracing;

import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/** Spans of requests and messages that came in. */
final class ReceivedSpans extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {

  ReceivedSpans(Tracer tracer, Propagator propagator) {
    super(tracer, propagator);
  }

  @Override
  public void onError(ReceiverContext<?> context) {
    SpanFailure.tell(getRequiredSpan(context), context);
  }
}

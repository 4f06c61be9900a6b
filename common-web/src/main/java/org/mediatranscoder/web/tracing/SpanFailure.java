package org.mediatranscoder.web.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/** All that a span learns of an exception: its type. Messages name addresses of people. */
final class SpanFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private SpanFailure(Throwable cause) {
    super(cause.getClass().getName(), null, false, false);
  }

  /** Marks the span as failed; what failed is in the log, under the id of the trace. */
  static void tell(Span span, Observation.Context context) {
    @Nullable Throwable error = context.getError();
    if (error != null) {
      span.error(new SpanFailure(error));
    }
  }
}

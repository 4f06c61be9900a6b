package org.mediatranscoder.web.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Believes no {@code traceparent} of an HTTP request. A caller who may choose the id of a trace can
 * mix up the jobs of others, and one who may say that it is recorded makes us pay for it.
 */
record UntrustedCallers(Propagator propagator) implements Propagator {

  @Override
  public List<String> fields() {
    return propagator.fields();
  }

  @Override
  public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
    propagator.inject(context, carrier, setter);
  }

  @Override
  public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
    return carrier instanceof HttpServletRequest
        ? propagator.extract(carrier, (request, header) -> null)
        : propagator.extract(carrier, getter);
  }
}

package org.mediatranscoder.gateway.uploadservice;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.io.IOException;
import java.util.Locale;
import org.apache.hc.core5.http.HttpRequest;
import org.springframework.stereotype.Component;

/** Makes each request to upload-service a span, which upload-service goes on with. */
@Component
class TracedCalls {

  private final ObservationRegistry observations;

  TracedCalls(ObservationRegistry observations) {
    this.observations = observations;
  }

  <T> T send(HttpRequest request, Observation.CheckedCallable<T, IOException> call)
      throws IOException {
    SenderContext<HttpRequest> context =
        new SenderContext<>((carrier, name, value) -> request.setHeader(name, value));
    context.setCarrier(request);
    return Observation.createNotStarted("upload.call", () -> context, observations)
        .contextualName("http " + request.getMethod().toLowerCase(Locale.ROOT))
        .lowCardinalityKeyValue("client.name", "upload-service")
        .observeChecked(call);
  }
}

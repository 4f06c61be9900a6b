package org.mediatranscoder.web.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {

  private final List<SpanData> spans = new ArrayList<>();
  private final ObservationRegistry observations = ObservationRegistry.create();

  SpansTest() {
    OtelTracer tracer =
        new OtelTracer(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
                .build()
                .get("test"),
            new OtelCurrentTraceContext(),
            event -> {});
    observations
        .observationConfig()
        .observationHandler(new InnerSpans(tracer))
        .observationPredicate(Traced::isTraced)
        .observationFilter(Traced::withoutTheRest);
  }

  @Test
  void aSpanTellsOfAnExceptionNothingButItsType() {
    Observation stage = Observation.createNotStarted("job.stage", observations);

    assertThatThrownBy(() -> stage.observe(SpansTest::refuse)).hasMessageContaining("ada@");

    assertThat(spans).hasSize(1);
    assertThat(spans.getFirst().getStatus().getDescription())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(spans.toString()).doesNotContain("ada@example.test");
  }

  @Test
  void ofTheAttributesWithAnyValueOnlyTheJobStays() {
    Observation.createNotStarted("job.stage", observations)
        .lowCardinalityKeyValue("stage", "probing")
        .highCardinalityKeyValue("http.url", "/d/secret")
        .highCardinalityKeyValue("job.id", "1")
        .observe(() -> {});

    assertThat(spans.getFirst().getAttributes().asMap().toString())
        .contains("probing", "job.id")
        .doesNotContain("secret");
  }

  @Test
  void whatALibraryObservesOfItselfIsNoSpan() {
    Observation.createNotStarted("lettuce.command", observations).observe(() -> {});

    assertThat(spans).isEmpty();
  }

  private static void refuse() {
    throw new IllegalStateException("No mailbox ada@example.test");
  }

  private final class Kept implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}

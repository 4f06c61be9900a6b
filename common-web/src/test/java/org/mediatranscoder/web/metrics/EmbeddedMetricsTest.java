package org.mediatranscoder.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MockClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmbeddedMetricsTest {

  private final JsonMapper json = new JsonMapper();
  private final MockClock clock = new MockClock();
  private final List<String> lines = new ArrayList<>();
  private final EmbeddedMetrics metrics =
      new EmbeddedMetrics(
          new MetricsProperties(true, "Media", Duration.ofMinutes(1)), clock, json, lines::add);

  @Test
  void anIntervalIsOneLineForEachSetOfTagsWithNamesAndUnitsAsTheAlarmsKnowThem() {
    Gauge.builder("transcoder.queue.unfinished", () -> 7)
        .baseUnit("jobs")
        .tag("queue", "transcode")
        .register(metrics);
    Gauge.builder("transcoder.queue.oldest", () -> 2.5)
        .baseUnit("seconds")
        .tag("queue", "transcode")
        .register(metrics);
    metrics.counter("transcoder.jobs.failed").increment(3);
    metrics.counter("jvm.something").increment();
    clock.add(Duration.ofMinutes(1));

    metrics.publish();

    assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).doesNotContain("jvm", "\n"));
    JsonNode queue = lineWith("queue");
    assertThat(queue.path("queue").asString()).isEqualTo("transcode");
    assertThat(queue.path("transcoder.queue.unfinished.value").asDouble()).isEqualTo(7);
    assertThat(queue.path("transcoder.queue.oldest.value").asDouble()).isEqualTo(2.5);
    assertThat(queue.at("/_aws/CloudWatchMetrics/0").toString())
        .contains(
            "\"Namespace\":\"Media\"",
            "\"Dimensions\":[[\"queue\"]]",
            "\"Name\":\"transcoder.queue.oldest.value\"",
            "\"Unit\":\"Seconds\"");
    assertThat(queue.at("/_aws/Timestamp").asLong()).isEqualTo(clock.wallTime());
    JsonNode jobs = lineWith("transcoder.jobs.failed.count");
    assertThat(jobs.path("transcoder.jobs.failed.count").asDouble()).isEqualTo(3);
    assertThat(jobs.at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[]]");
  }

  @Test
  void whatCannotBeMeasuredIsLeftOut() {
    Gauge.builder("transcoder.queue.oldest", () -> Double.NaN).register(metrics);
    Counter.builder("transcoder.upload.bytes").baseUnit("bytes").register(metrics).increment(10);
    clock.add(Duration.ofMinutes(1));

    metrics.publish();

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"transcoder.upload.bytes.count\":10.0", "\"Unit\":\"Bytes\"")
        .doesNotContain("oldest");
  }

  private JsonNode lineWith(String field) {
    return lines.stream()
        .map(json::readTree)
        .filter(node -> node.has(field))
        .findFirst()
        .orElseThrow();
  }
}

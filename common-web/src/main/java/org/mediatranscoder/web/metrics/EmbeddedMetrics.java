package org.mediatranscoder.web.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes our own meters ({@code transcoder.…}), and no others, as lines of CloudWatch's embedded
 * metric format: one line at each interval for all meters with the same tags. CloudWatch makes
 * metrics of them wherever it finds them in a log, so there is no client, no permission and no
 * connection. A metric is called as Micrometer calls it with {@code .value}, {@code .count}, {@code
 * .avg} or {@code .max} behind, as its registries for CloudWatch do.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The
 *     specification</a>
 */
final class EmbeddedMetrics extends StepMeterRegistry {

  private static final String OURS = "transcoder.";

  private final String namespace;
  private final JsonMapper json;
  private final Consumer<String> out;

  EmbeddedMetrics(
      MetricsProperties properties, Clock clock, JsonMapper json, Consumer<String> out) {
    super(config(properties.interval()), clock);
    this.namespace = properties.namespace();
    this.json = json;
    this.out = out;
    config().meterFilter(MeterFilter.denyUnless(id -> id.getName().startsWith(OURS)));
  }

  @Override
  protected void publish() {
    getMeters().stream()
        .collect(Collectors.groupingBy(meter -> meter.getId().getTags()))
        .forEach(this::write);
  }

  @Override
  protected TimeUnit getBaseTimeUnit() {
    return TimeUnit.SECONDS;
  }

  private void write(List<Tag> tags, List<Meter> meters) {
    List<MetricDatum> figures =
        meters.stream().flatMap(MetricDatum::of).filter(MetricDatum::isKnown).sorted().toList();
    if (figures.isEmpty()) {
      return;
    }
    Map<String, Object> line = new TreeMap<>();
    tags.forEach(tag -> line.put(tag.getKey(), tag.getValue()));
    figures.forEach(figure -> line.put(figure.name(), figure.value()));
    line.put("_aws", directive(tags, figures));
    out.accept(json.writeValueAsString(line));
  }

  private Map<String, Object> directive(List<Tag> tags, List<MetricDatum> figures) {
    return Map.of(
        "Timestamp",
        clock.wallTime(),
        "CloudWatchMetrics",
        List.of(
            Map.of(
                "Namespace",
                namespace,
                "Dimensions",
                List.of(tags.stream().map(Tag::getKey).toList()),
                "Metrics",
                figures.stream()
                    .map(figure -> Map.of("Name", figure.name(), "Unit", figure.unit()))
                    .toList())));
  }

  private static StepRegistryConfig config(Duration interval) {
    return new StepRegistryConfig() {
      @Override
      public String prefix() {
        return "embedded";
      }

      @Override
      public @Nullable String get(String key) {
        return null;
      }

      @Override
      public Duration step() {
        return interval;
      }
    };
  }
}

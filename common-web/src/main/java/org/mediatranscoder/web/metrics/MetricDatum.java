package org.mediatranscoder.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One number of a meter in one interval.
 *
 * @param unit as CloudWatch calls it
 */
record MetricDatum(String name, String unit, double value) implements Comparable<MetricDatum> {

  static Stream<MetricDatum> of(Meter meter) {
    String name = meter.getId().getName();
    String unit = unit(meter.getId().getBaseUnit());
    return switch (meter) {
      case Counter counter ->
          Stream.of(
              new MetricDatum(
                  name + ".count", unit.equals("None") ? "Count" : unit, counter.count()));
      case DistributionSummary summary when summary.count() > 0 ->
          Stream.of(
              new MetricDatum(name + ".avg", unit, summary.mean()),
              new MetricDatum(name + ".max", unit, summary.max()));
      case Gauge gauge -> Stream.of(new MetricDatum(name + ".value", unit, gauge.value()));
      default -> Stream.empty();
    };
  }

  /** JSON, and CloudWatch, have no other numbers. */
  boolean isKnown() {
    return Double.isFinite(value);
  }

  @Override
  public int compareTo(MetricDatum other) {
    return Comparator.comparing(MetricDatum::name).compare(this, other);
  }

  private static String unit(@Nullable String base) {
    return switch (base == null ? "" : base) {
      case "bytes" -> "Bytes";
      case "seconds" -> "Seconds";
      case "jobs" -> "Count";
      default -> "None";
    };
  }
}

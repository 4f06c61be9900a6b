package org.mediatranscoder.web.metrics;

import io.micrometer.core.instrument.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Writes the metrics to the log where {@code transcoder.metrics.embedded} says so. */
@AutoConfiguration(
    beforeName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration")
@EnableConfigurationProperties(MetricsProperties.class)
public class MetricsAutoConfiguration {

  @Bean(destroyMethod = "close")
  @ConditionalOnProperty("transcoder.metrics.embedded")
  EmbeddedMetrics embeddedMetrics(MetricsProperties properties) {
    EmbeddedMetrics metrics =
        new EmbeddedMetrics(
            properties, Clock.SYSTEM, new JsonMapper(), line -> System.out.println(line));
    metrics.start(Thread.ofPlatform().daemon().name("metrics").factory());
    return metrics;
  }
}

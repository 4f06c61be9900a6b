package org.mediatranscoder.web.tracing;

import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What differs from Spring Boot's own tracing: which requests go on with a caller's trace, and that
 * nothing gets into a span that {@link Traced} does not name. Spans are recorded only where {@value
 * #ENDPOINT} says where they go; ids of traces are made, passed on and logged everywhere.
 */
@AutoConfiguration(
    before = {
      OpenTelemetryTracingAutoConfiguration.class,
      MicrometerTracingAutoConfiguration.class
    })
@EnableConfigurationProperties(TracingProperties.class)
public class TracingAutoConfiguration implements WebMvcConfigurer {

  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new JobOfRequest());
  }

  @Bean
  ObservationPredicate tracedOnly() {
    return Traced::isTraced;
  }

  @Bean
  ObservationFilter tracedAttributesOnly() {
    return Traced::withoutTheRest;
  }

  /**
   * Spring Security would be asked for each of its filters, and {@link Traced} say no each time.
   */
  @Bean
  SecurityObservationSettings noSecurityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @ConditionalOnProperty(name = ENDPOINT, havingValue = "false", matchIfMissing = true)
  Sampler nothingRecorded() {
    return Sampler.alwaysOff();
  }

  @Bean
  @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
  PropagatingReceiverTracingObservationHandler<?> receivedSpans(
      Tracer tracer, Propagator propagator, TracingProperties properties) {
    return new ReceivedSpans(
        tracer, properties.trustCallers() ? propagator : new UntrustedCallers(propagator));
  }

  @Bean
  @Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER)
  PropagatingSenderTracingObservationHandler<?> sentSpans(Tracer tracer, Propagator propagator) {
    return new SentSpans(tracer, propagator);
  }

  @Bean
  @Order(MicrometerTracingAutoConfiguration.DEFAULT_TRACING_OBSERVATION_HANDLER_ORDER)
  DefaultTracingObservationHandler innerSpans(Tracer tracer) {
    return new InnerSpans(tracer);
  }
}

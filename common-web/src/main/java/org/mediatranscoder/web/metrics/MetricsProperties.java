package org.mediatranscoder.web.metrics;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the service reports about itself.
 *
 * @param embedded whether metrics are written to standard output in CloudWatch's embedded metric
 *     format; the images switch it on; default false
 * @param namespace of the metrics in CloudWatch; default {@code MediaTranscoder}
 * @param interval how often they are written; default 1 min
 */
@Validated
@ConfigurationProperties("transcoder.metrics")
record MetricsProperties(
    @DefaultValue("false") boolean embedded,
    @DefaultValue("MediaTranscoder") @NotBlank String namespace,
    @DefaultValue("1m") @DurationMin(seconds = 1) Duration interval) {}

package org.mediatranscoder.notification.bounce;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** The client of SQS, with the credentials of the environment; none where no queue is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(BounceSettings.QUEUE_URL)
@EnableConfigurationProperties(BounceSettings.class)
class BounceConfiguration {

  /** Longer than a long poll. */
  private static final Duration ONE_TRY = Duration.ofSeconds(30);

  private static final Duration ALL_TRIES = Duration.ofSeconds(60);

  @Bean
  SqsClient sqsClient(BounceSettings settings) {
    URI queue = Objects.requireNonNull(settings.queueUrl());
    SqsClientBuilder builder =
        SqsClient.builder()
            .endpointOverride(queue.resolve("/"))
            .httpClient(UrlConnectionHttpClient.builder().socketTimeout(ONE_TRY).build())
            .overrideConfiguration(
                limits -> limits.apiCallAttemptTimeout(ONE_TRY).apiCallTimeout(ALL_TRIES));
    if (settings.region() != null) {
      builder.region(Region.of(settings.region()));
    }
    return builder.build();
  }
}

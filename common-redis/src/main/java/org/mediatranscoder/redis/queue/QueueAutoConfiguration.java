package org.mediatranscoder.redis.queue;

import io.micrometer.observation.ObservationRegistry;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Provides {@link TranscodeQueue}, {@link SegmentQueue}, {@link NotificationQueue} and {@link
 * WebhookQueue}, and what else opens {@link Queues}.
 */
@AutoConfiguration(after = RedisConnectionAutoConfiguration.class)
@EnableConfigurationProperties({QueueProperties.class, SharesProperties.class})
public class QueueAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Queues queues(
      RedisLink redis,
      ObjectProvider<ObservationRegistry> observations,
      QueueProperties properties) {
    return new Queues(
        redis,
        observations.getIfAvailable(() -> ObservationRegistry.NOOP),
        properties.outageGracePeriod());
  }

  @Bean
  @ConditionalOnMissingBean
  TranscodeQueue transcodeQueue(Queues queues, SharesProperties shares) {
    return queues.transcode(shares);
  }

  @Bean
  @ConditionalOnMissingBean
  SegmentQueue segmentQueue(Queues queues, SharesProperties shares) {
    return queues.segments(shares);
  }

  @Bean
  @ConditionalOnMissingBean
  NotificationQueue notificationQueue(Queues queues) {
    return queues.notifications();
  }

  @Bean
  @ConditionalOnMissingBean
  WebhookQueue webhookQueue(Queues queues) {
    return queues.webhooks();
  }
}

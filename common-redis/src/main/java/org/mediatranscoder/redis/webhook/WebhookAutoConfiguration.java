package org.mediatranscoder.redis.webhook;

import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Provides {@link PublishedWebhooks} and {@link WebhookLog}. */
@AutoConfiguration(after = RedisConnectionAutoConfiguration.class)
public class WebhookAutoConfiguration {

  @Bean
  PublishedWebhooks publishedWebhooks(RedisLink redis) {
    return new PublishedWebhooks(redis);
  }

  @Bean
  WebhookLog webhookLog(RedisLink redis) {
    return new WebhookLog(redis);
  }
}

package org.mediatranscoder.auth.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Sweeps at the start and from then on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

  @Bean
  FixedDelayTask sweepingWebhooks(WebhookSweep sweep, WebhookProperties properties) {
    return new FixedDelayTask(sweep::run, properties.sweepInterval(), Duration.ZERO);
  }
}

package org.mediatranscoder.notification.recipient;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks for mails that need not wait any more. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecipientSettings.class)
class RecipientConfiguration {

  @Bean
  FixedDelayTask releasingMails(MailRelease release, RecipientSettings settings) {
    return new FixedDelayTask(
        release::look, settings.releaseInterval(), settings.releaseInterval());
  }
}

package org.mediatranscoder.auth.me;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Finishes deletions, also those that another instance began. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeletionProperties.class)
class DeletionConfiguration {

  @Bean
  FixedDelayTask finishingDeletions(AccountDeletion deletion, DeletionProperties properties) {
    return new FixedDelayTask(
        deletion::goOn, properties.sweepInterval(), properties.sweepInterval());
  }
}

package org.mediatranscoder.gateway.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks again and again for accounts whose jobs are to be erased. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErasureProperties.class)
class ErasureConfiguration {

  @Bean
  FixedDelayTask lookingForErasures(JobErasure erasure, ErasureProperties properties) {
    return new FixedDelayTask(
        erasure::start, properties.sweepInterval(), properties.sweepInterval());
  }
}

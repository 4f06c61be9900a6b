package org.mediatranscoder.auth.preference;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Tells notification-worker who wants no mail, at the start and from then on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PreferenceProperties.class)
class PreferenceConfiguration {

  @Bean
  FixedDelayTask publishingMailSwitch(
      AccountPreferences preferences, PreferenceProperties properties) {
    return new FixedDelayTask(preferences::publish, properties.sweepInterval(), Duration.ZERO);
  }
}

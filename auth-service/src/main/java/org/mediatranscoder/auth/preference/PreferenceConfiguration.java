package org.mediatranscoder.auth.preference;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Tells notification-worker who wants no mail, at the start and from then on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(PreferenceProperties.class)
class PreferenceConfiguration implements SchedulingConfigurer {

  private final AccountPreferences preferences;
  private final PreferenceProperties properties;

  PreferenceConfiguration(AccountPreferences preferences, PreferenceProperties properties) {
    this.preferences = preferences;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(
        new FixedDelayTask(preferences::publish, properties.sweepInterval(), Duration.ZERO));
  }
}

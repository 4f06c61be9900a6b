package org.mediatranscoder.auth.apitoken;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Sweeps at the start and from then on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ApiTokenProperties.class)
class ApiTokenConfiguration implements SchedulingConfigurer {

  private final ApiTokenSweep sweep;
  private final ApiTokenProperties properties;

  ApiTokenConfiguration(ApiTokenSweep sweep, ApiTokenProperties properties) {
    this.sweep = sweep;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(
        new FixedDelayTask(sweep::run, properties.sweepInterval(), Duration.ZERO));
  }
}

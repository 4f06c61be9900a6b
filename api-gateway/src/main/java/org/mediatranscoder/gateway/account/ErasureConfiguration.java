package org.mediatranscoder.gateway.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Looks again and again for accounts whose jobs are to be erased. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ErasureProperties.class)
class ErasureConfiguration implements SchedulingConfigurer {

  private final JobErasure erasure;
  private final ErasureProperties properties;

  ErasureConfiguration(JobErasure erasure, ErasureProperties properties) {
    this.erasure = erasure;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(
        new FixedDelayTask(erasure::start, properties.sweepInterval(), properties.sweepInterval()));
  }
}

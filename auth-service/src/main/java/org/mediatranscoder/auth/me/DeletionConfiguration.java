package org.mediatranscoder.auth.me;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Finishes deletions, also those that another instance began. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(DeletionProperties.class)
class DeletionConfiguration implements SchedulingConfigurer {

  private final AccountDeletion deletion;
  private final DeletionProperties properties;

  DeletionConfiguration(AccountDeletion deletion, DeletionProperties properties) {
    this.deletion = deletion;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(
        new FixedDelayTask(deletion::goOn, properties.sweepInterval(), properties.sweepInterval()));
  }
}

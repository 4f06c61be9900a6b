package org.mediatranscoder.gateway.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks again and again for what is to be brought back. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecoveryProperties.class)
class RecoveryConfiguration {

  private static final Duration PACE = Duration.ofSeconds(10);

  /** Far above what lies between two steps of a gateway that lives. */
  private static final Duration AGE = Duration.ofSeconds(30);

  @Bean
  FixedDelayTask lookingForUnqueuedJobs(UnqueuedJobs jobs) {
    return new FixedDelayTask(() -> jobs.bring(AGE), PACE, PACE);
  }

  @Bean
  FixedDelayTask lookingForAnnouncedJobs(AnnouncedJobs jobs) {
    return new FixedDelayTask(() -> jobs.finish(AGE), PACE, PACE);
  }

  @Bean
  FixedDelayTask lookingForLostJobs(Recovery recovery, RecoveryProperties properties) {
    return new FixedDelayTask(recovery::startIfDue, properties.interval(), properties.interval());
  }
}

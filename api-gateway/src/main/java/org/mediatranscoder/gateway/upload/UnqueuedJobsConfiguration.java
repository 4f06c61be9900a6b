package org.mediatranscoder.gateway.upload;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks for jobs without a message again and again. */
@Configuration(proxyBeanMethods = false)
class UnqueuedJobsConfiguration {

  private static final Duration PACE = Duration.ofSeconds(10);

  /** Far above what lies between the two steps of a gateway that lives. */
  private static final Duration AGE = Duration.ofSeconds(30);

  @Bean
  FixedDelayTask lookingForUnqueuedJobs(UnqueuedJobs jobs) {
    return new FixedDelayTask(() -> jobs.bring(AGE), PACE, PACE);
  }
}

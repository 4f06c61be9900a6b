package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import org.mediatranscoder.transcoding.storage.WorkFolders;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

  private static final Duration SWEEP_PACE = Duration.ofMinutes(1);
  private static final Duration GIVEN_UP_PACE = Duration.ofSeconds(30);

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  WorkFolders workFolders(WorkerProperties properties) {
    return new WorkFolders(properties.workDir(), properties.diskReserve());
  }

  @Bean
  FixedDelayTask lookingForGivenUpJobs(GivenUpJobs jobs) {
    return new FixedDelayTask(jobs::end, GIVEN_UP_PACE, GIVEN_UP_PACE);
  }

  @Bean
  FixedDelayTask sweepingLivePackages(LiveSweep sweep) {
    return new FixedDelayTask(sweep::sweep, SWEEP_PACE, SWEEP_PACE);
  }

  /** The catalogue is public. */
  @Bean
  RequestRules workerRules() {
    return requests -> requests.requestMatchers("/formats").permitAll();
  }
}

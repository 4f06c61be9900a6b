package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import org.mediatranscoder.transcoding.storage.WorkFolders;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  WorkFolders workFolders(WorkerProperties properties) {
    return new WorkFolders(properties.workDir(), properties.diskReserve());
  }

  /** The catalogue is public. */
  @Bean
  RequestRules workerRules() {
    return requests ->
        requests
            .requestMatchers("/formats")
            .permitAll()
            .requestMatchers("/jobs/**")
            .hasAuthority("SCOPE_jobs:write");
  }
}

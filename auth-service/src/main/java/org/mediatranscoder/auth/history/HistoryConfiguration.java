package org.mediatranscoder.auth.history;

import java.time.Duration;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Takes ended jobs into the history again and again, and says who may read it. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

  @Bean
  FixedDelayTask takingEndedJobs(JobHistory history, HistoryProperties properties) {
    return new FixedDelayTask(history::take, properties.interval(), Duration.ZERO);
  }

  @Bean
  RequestRules historyRules() {
    return requests ->
        requests
            .requestMatchers("/history", "/history/*")
            // An export of the account holds the history, too.
            .hasAnyAuthority("SCOPE_" + AccessClaims.JOBS_READ, "SCOPE_" + AccessClaims.ACCOUNT);
  }
}

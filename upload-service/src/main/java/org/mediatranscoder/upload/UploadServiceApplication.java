package org.mediatranscoder.upload;

import java.time.Clock;
import org.mediatranscoder.redis.job.JobStoreAutoConfiguration;
import org.mediatranscoder.redis.queue.QueueAutoConfiguration;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Of Redis it needs to know only which tokens were revoked: no queue, no jobs. */
@SpringBootApplication(exclude = {QueueAutoConfiguration.class, JobStoreAutoConfiguration.class})
@ConfigurationPropertiesScan
@EnableScheduling
class UploadServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(UploadServiceApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  RequestRules uploadRules() {
    return requests -> requests.requestMatchers("/uploads/**").hasAuthority("SCOPE_jobs:write");
  }
}

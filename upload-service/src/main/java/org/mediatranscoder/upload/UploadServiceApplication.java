package org.mediatranscoder.upload;

import java.time.Clock;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
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

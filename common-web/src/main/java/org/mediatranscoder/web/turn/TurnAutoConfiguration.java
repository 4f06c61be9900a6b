package org.mediatranscoder.web.turn;

import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For every service. */
@AutoConfiguration
@EnableConfigurationProperties(TurnProperties.class)
public class TurnAutoConfiguration {

  @Bean
  TurnFilter turnFilter(TurnProperties limits, ProblemWriter problems) {
    return new TurnFilter(new Turns(limits.atOnce(), limits.longestWait()), problems);
  }
}

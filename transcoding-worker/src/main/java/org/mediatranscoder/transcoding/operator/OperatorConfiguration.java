package org.mediatranscoder.transcoding.operator;

import org.mediatranscoder.web.security.RequestRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {

  /** The role is in the session's tokens of an operator, and in no API token. */
  @Bean
  RequestRules operatorRules() {
    return requests -> requests.requestMatchers("/operator/**").hasRole("OPERATOR");
  }
}

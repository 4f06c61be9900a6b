package org.mediatranscoder.web.security;

import java.time.Clock;
import org.mediatranscoder.web.problem.ProblemAutoConfiguration;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Makes a service a resource server. The chain for all paths stands back if the service has a chain
 * of its own, which can still use {@link BearerSecurity}; {@code transcoder.jwt.enabled=false}
 * switches all of it off.
 */
@AutoConfiguration(
    after = ProblemAutoConfiguration.class,
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      ServletWebSecurityAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
@ConditionalOnProperty(name = "transcoder.jwt.enabled", matchIfMissing = true)
@EnableConfigurationProperties(JwtProperties.class)
public class JwtAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  JwtDecoder accessTokenDecoder(JwtProperties properties, ObjectProvider<Clock> clock) {
    return AccessTokenDecoder.create(properties, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  BearerSecurity bearerSecurity(
      JwtDecoder decoder, ProblemWriter problems, ObjectProvider<RequestRules> rules) {
    return new BearerSecurity(
        decoder,
        new ProblemEntryPoint(problems),
        new ProblemAccessDenied(problems),
        rules.orderedStream().toList());
  }

  @Bean
  @Order(0)
  @ConditionalOnMissingBean(SecurityFilterChain.class)
  SecurityFilterChain bearerChain(HttpSecurity http, BearerSecurity bearer) {
    return bearer.apply(http).build();
  }
}

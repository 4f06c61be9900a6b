package org.mediatranscoder.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.mediatranscoder.model.access.TokenStatus;
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
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Makes a service a resource server. It does not start without a {@link TokenStatus}, so that no
 * service takes tokens that were revoked. The chain for all paths stands back if the service has a
 * chain of its own, which can still use {@link BearerSecurity}; {@code
 * transcoder.jwt.enabled=false} switches all of it off.
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

  /** The service that makes the keys takes its own; every other one reads what that publishes. */
  @Bean
  JwtDecoder accessTokenDecoder(
      JwtProperties properties,
      ObjectProvider<Clock> clock,
      ObjectProvider<JWKSource<SecurityContext>> ownKeys,
      TokenStatus status) {
    return AccessTokenDecoder.create(
        properties,
        clock.getIfAvailable(Clock::systemUTC),
        ownKeys.getIfAvailable(() -> AccessTokenDecoder.publishedKeys(properties)),
        status);
  }

  @Bean
  HttpFirewall quickFirewall() {
    return QuickHeaderCheck.firewall();
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

package org.mediatranscoder.auth.login;

import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads which providers are configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoginProperties.class)
class ProviderConfiguration {

  /**
   * Read without Spring Boot's check, for which an empty client id is an error and not an absence.
   */
  @Bean
  ProviderRegistrations providerRegistrations(Environment environment, JwtProperties issuer) {
    OAuth2ClientProperties properties =
        Binder.get(environment)
            .bindOrCreate("spring.security.oauth2.client", OAuth2ClientProperties.class);
    return new ProviderRegistrations(properties, issuer);
  }
}

package org.mediatranscoder.auth.consent;

import java.time.Duration;
import org.mediatranscoder.auth.page.PageHeaders;
import org.mediatranscoder.auth.preference.PreferenceProperties;
import org.mediatranscoder.model.link.MailLinks;
import org.mediatranscoder.model.link.SealedSecrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Who has the link in a mail needs nothing else: neither an account nor a cookie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsentProperties.class)
class ConsentConfiguration {

  @Bean
  MailLinks mailLinks(ConsentProperties properties) {
    return properties.links();
  }

  @Bean
  SealedSecrets sealedSecrets(ConsentProperties properties) {
    return properties.seal();
  }

  /** No CSRF token: a mail program sends the POST of RFC 8058, and the link says who may. */
  @Bean
  @Order(0)
  SecurityFilterChain mailPageChain(HttpSecurity http) {
    return http.securityMatcher(MailPage.PATHS)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .headers(PageHeaders::add)
        .build();
  }

  @Bean
  FixedDelayTask publishingConsents(MailConsents consents, PreferenceProperties properties) {
    return new FixedDelayTask(consents::publish, properties.sweepInterval(), Duration.ZERO);
  }
}

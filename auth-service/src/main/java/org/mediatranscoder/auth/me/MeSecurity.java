package org.mediatranscoder.auth.me;

import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.web.security.BearerSecurity;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The routes that programs call with an access token; no cookie counts here. */
@Configuration(proxyBeanMethods = false)
class MeSecurity {

  private static final String[] PATHS = {
    "/me", "/me/**", "/tokens", "/tokens/**", "/webhooks", "/webhooks/**"
  };

  private static final String[] HISTORY = {"/history", "/history/*"};

  private static final String DESCRIPTION = "/v3/api-docs*";

  @Bean
  @Order(0)
  SecurityFilterChain meChain(HttpSecurity http, BearerSecurity bearer) {
    return bearer
        .apply(
            http.securityMatchers(
                all ->
                    all.requestMatchers(PATHS)
                        .requestMatchers(HISTORY)
                        .requestMatchers(DESCRIPTION)))
        .build();
  }

  @Bean
  RequestRules meRules() {
    return requests ->
        requests
            .requestMatchers(HttpMethod.GET, DESCRIPTION)
            .permitAll()
            .requestMatchers(HttpMethod.GET, "/me")
            .authenticated()
            .requestMatchers(PATHS)
            .hasAuthority("SCOPE_" + AccessClaims.ACCOUNT);
  }
}

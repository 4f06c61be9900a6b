package org.mediatranscoder.web.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * A service's own rules for its paths, as a bean: what is open, and which scope a path needs. They
 * come before the last rule, which wants a token for everything. Example: {@code requests ->
 * requests.requestMatchers("/d/**").permitAll()}. A scope is the authority {@code SCOPE_jobs:read},
 * a {@link org.mediatranscoder.model.access.Role} the role {@code OPERATOR}.
 */
@FunctionalInterface
public interface RequestRules {

  void add(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests);
}

package org.mediatranscoder.auth.token;

import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import org.mediatranscoder.auth.page.PageHeaders;
import org.mediatranscoder.auth.session.AccountSessions;
import org.mediatranscoder.auth.session.EndedSessionFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.RequestCache;

/** The endpoints of OAuth 2.1 and OpenID Connect. Who is not signed in yet is sent to log in. */
@Configuration(proxyBeanMethods = false)
class TokenEndpoints {

  @Bean
  @Order(1)
  SecurityFilterChain tokenEndpointsChain(
      HttpSecurity http,
      RequestCache requestCache,
      LogoutEndsTokens logout,
      AccountSessions sessions) {
    http.oauth2AuthorizationServer(
        server -> {
          http.securityMatcher(server.getEndpointsMatcher());
          server.oidc(
              oidc -> oidc.logoutEndpoint(endpoint -> endpoint.logoutResponseHandler(logout)));
        });
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .oauth2ResourceServer(resourceServer -> resourceServer.jwt(withDefaults()))
        .headers(PageHeaders::add)
        .addFilterAfter(new EndedSessionFilter(sessions), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.requestCache(requestCache))
        .exceptionHandling(
            exceptions ->
                exceptions.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"),
                    pathPattern("/oauth2/authorize")))
        .build();
  }
}

package org.mediatranscoder.auth.token;

import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import org.mediatranscoder.auth.device.DevicePolling;
import org.mediatranscoder.auth.page.PageHeaders;
import org.mediatranscoder.auth.session.AccountSessions;
import org.mediatranscoder.auth.session.EndedSessionFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.RequestCache;

/** The endpoints of OAuth 2.1 and OpenID Connect. Who is not signed in yet is sent to log in. */
@Configuration(proxyBeanMethods = false)
class TokenEndpoints {

  private final PublicClientProvider publicClients;
  private final OAuth2AuthorizationService authorizations;
  private final StringRedisTemplate redis;

  TokenEndpoints(
      PublicClientProvider publicClients,
      OAuth2AuthorizationService authorizations,
      StringRedisTemplate redis) {
    this.publicClients = publicClients;
    this.authorizations = authorizations;
    this.redis = redis;
  }

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
          addDevices(server);
          refuseScopesWithoutQuestion(server);
        });
    return http.authorizeHttpRequests(
            requests ->
                requests
                    // Our own page does it, with a CSRF token and a limit of tries.
                    .requestMatchers("/oauth2/device_verification")
                    .denyAll()
                    .anyRequest()
                    .authenticated())
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

  private void addDevices(OAuth2AuthorizationServerConfigurer server) {
    server
        .clientAuthentication(
            clients ->
                clients
                    .authenticationConverter(new PublicClientConverter())
                    .authenticationProvider(publicClients))
        .deviceAuthorizationEndpoint(endpoint -> endpoint.verificationUri("/device"))
        .tokenEndpoint(
            endpoint ->
                endpoint.authenticationProviders(
                    providers -> providers.replaceAll(this::withRetries)));
  }

  private static void refuseScopesWithoutQuestion(OAuth2AuthorizationServerConfigurer server) {
    server.authorizationEndpoint(
        endpoint ->
            endpoint.authenticationProviders(
                providers ->
                    providers.stream()
                        .filter(
                            OAuth2AuthorizationCodeRequestAuthenticationProvider.class::isInstance)
                        .map(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::cast)
                        .forEach(
                            provider ->
                                provider.setAuthenticationValidator(
                                    new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                                        .andThen(new ScopesWithoutQuestion())))));
  }

  private AuthenticationProvider withRetries(AuthenticationProvider grant) {
    return grant instanceof OAuth2DeviceCodeAuthenticationProvider
        ? new DevicePolling(grant, authorizations, redis)
        : grant;
  }
}

package org.mediatranscoder.ui.login;

import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who may see what, and the headers that go with it. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

  private static final String[] OPEN = {
    "/", "/error", "/css/**", "/js/**", "/icons/**", "/favicon.ico", "/actuator/health/**"
  };

  private final UiSettings settings;
  private final ProblemWriter problems;

  PageSecurity(UiSettings settings, ProblemWriter problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Bean
  SecurityFilterChain pageChain(
      HttpSecurity http,
      ClientRegistrationRepository registrations,
      OAuth2AuthorizedClientRepository tokens,
      OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange) {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
        .oauth2Login(
            login ->
                login
                    .loginPage("/")
                    .authorizedClientRepository(tokens)
                    .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codeExchange))
                    .defaultSuccessUrl("/", true)
                    .failureUrl("/?sign-in=failed"))
        .logout(
            logout ->
                logout
                    .logoutSuccessHandler(alsoAtAuthService(registrations))
                    .deleteCookies("UI_SESSION"))
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(
                        (request, response, missing) ->
                            problems.write(response, ErrorCode.SIGN_IN_NEEDED))
                    .accessDeniedHandler(
                        (request, response, denied) ->
                            problems.write(response, ErrorCode.CROSS_SITE)))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .headers(this::headers)
        .build();
  }

  /** OpenID Connect RP-Initiated Logout 1.0. */
  private LogoutSuccessHandler alsoAtAuthService(ClientRegistrationRepository registrations) {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    handler.setPostLogoutRedirectUri(settings.baseUrl() + "/");
    return handler;
  }

  private void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.of(settings)))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"));
    if (settings.secure()) {
      // A load balancer ends HTTPS, so the requests themselves look insecure.
      headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE));
    }
  }
}

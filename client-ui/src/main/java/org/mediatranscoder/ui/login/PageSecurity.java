package org.mediatranscoder.ui.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.ui.session.OldSessionFilter;
import org.mediatranscoder.web.problem.PageWanted;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may see what, and the headers that go with it. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

  /** JobRunr's pages, which are not ours. */
  private static final String DASHBOARDS = "/operator/jobrunr/";

  private static final String[] OPEN = {
    "/",
    "/account",
    // Answers anyone but operators as if it were not there.
    "/operator/**",
    "/error",
    "/sign-in",
    "/language/**",
    "/assets/**",
    "/favicon.ico",
    "/actuator/health/**"
  };

  /** What scripts of the page may not do, as none of ours does it. */
  private static final String UNUSED =
      Stream.of("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
          .map(feature -> feature + "=()")
          .collect(Collectors.joining(", "));

  private final UiSettings settings;
  private final ProblemWriter problems;
  private final Clock clock;

  PageSecurity(UiSettings settings, ProblemWriter problems, Clock clock) {
    this.settings = settings;
    this.problems = problems;
    this.clock = clock;
  }

  @Bean
  SecurityFilterChain pageChain(
      HttpSecurity http,
      ClientRegistrationRepository registrations,
      OAuth2AuthorizedClientRepository tokens,
      OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange) {
    SignInOutcome outcome = new SignInOutcome(settings.idleTimeout());
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
        .oauth2Login(
            login ->
                login
                    .loginPage("/")
                    .authorizedClientRepository(tokens)
                    .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codeExchange))
                    .successHandler(outcome)
                    .failureHandler(outcome))
        .csrf(csrf -> csrf.ignoringRequestMatchers(changesOfDashboards()))
        .logout(logout -> logout.logoutSuccessHandler(alsoAtAuthService(registrations)))
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(
                        (request, response, unknown) ->
                            problems.write(request, response, missing(request)))
                    .accessDeniedHandler(
                        (request, response, denied) ->
                            problems.write(request, response, ErrorCode.CROSS_SITE)))
        // A new session instead of a new id, so that its age is that of the log-in.
        .sessionManagement(sessions -> sessions.sessionFixation(it -> it.migrateSession()))
        .addFilterBefore(
            new OldSessionFilter(settings.sessionLife(), clock), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .headers(this::headers)
        .build();
  }

  /** No page needs a session to be shown, so what a person asked for is no page. */
  private static ErrorCode missing(HttpServletRequest request) {
    return PageWanted.by(request.getHeader(HttpHeaders.ACCEPT))
        ? ErrorCode.NOT_FOUND
        : ErrorCode.SIGN_IN_NEEDED;
  }

  /** As JobRunr's scripts send them; they must prove otherwise that they come from our pages. */
  private static RequestMatcher[] changesOfDashboards() {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    return new RequestMatcher[] {
      paths.matcher(HttpMethod.POST, DASHBOARDS + "**"),
      paths.matcher(HttpMethod.DELETE, DASHBOARDS + "**")
    };
  }

  /** OpenID Connect RP-Initiated Logout 1.0. */
  private LogoutSuccessHandler alsoAtAuthService(ClientRegistrationRepository registrations) {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    handler.setPostLogoutRedirectUri(settings.baseUrl() + "/");
    return handler;
  }

  private void headers(HeadersConfigurer<HttpSecurity> headers) {
    String own = ContentPolicy.of(settings);
    String dashboard = ContentPolicy.ofDashboard();
    headers
        .addHeaderWriter(
            (request, response) -> {
              // The page of an error has a policy of its own.
              if (!response.containsHeader("Content-Security-Policy")) {
                response.setHeader(
                    "Content-Security-Policy",
                    request.getRequestURI().startsWith(DASHBOARDS) ? dashboard : own);
              }
            })
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(policy -> policy.policy(UNUSED));
    if (settings.secure()) {
      // A load balancer ends HTTPS, so the requests themselves look insecure.
      headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE));
    }
  }
}

package org.mediatranscoder.auth.login;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import org.mediatranscoder.auth.page.PageHeaders;
import org.mediatranscoder.auth.session.AccountSessions;
import org.mediatranscoder.auth.session.EndedSessionFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** What the browser may see here, and the way through Google and GitHub. */
@Configuration(proxyBeanMethods = false)
class LoginSecurity {

  /** Only a client's request and the pages of an account are worth coming back to. */
  @Bean
  RequestCache requestCache() {
    return new SavedAddress(
        new OrRequestMatcher(
            pathPattern("/oauth2/authorize"),
            pathPattern(IdentitiesPage.PATH),
            pathPattern("/device")));
  }

  @Bean
  @Order(2)
  SecurityFilterChain loginChain(
      HttpSecurity http,
      RequestCache requestCache,
      CallbackGuard callbacks,
      AccountLogin accounts,
      LoginOutcome outcome,
      AccountSessions sessions) {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/", "/login", "/assets/**", "/error", "/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .requestCache(cache -> cache.requestCache(requestCache))
        .oauth2Login(
            login ->
                login
                    .loginPage("/login")
                    .successHandler(outcome)
                    .failureHandler(outcome)
                    .authorizationEndpoint(it -> it.authorizationRequestRepository(callbacks))
                    .withObjectPostProcessor(convertingBy(accounts))
                    .withObjectPostProcessor(failingTo(outcome)))
        .headers(PageHeaders::add)
        .addFilterAfter(new EndedSessionFilter(sessions), SecurityContextHolderFilter.class)
        .build();
  }

  private static ObjectPostProcessor<OAuth2LoginAuthenticationFilter> convertingBy(
      AccountLogin accounts) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
        filter.setAuthenticationResultConverter(accounts);
        return filter;
      }
    };
  }

  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failingTo(
      LoginOutcome outcome) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(outcome);
        return filter;
      }
    };
  }
}

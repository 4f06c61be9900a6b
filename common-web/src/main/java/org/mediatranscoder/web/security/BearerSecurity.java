package org.mediatranscoder.web.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;

/**
 * Makes a chain a stateless resource server for our access tokens. The default chain of {@link
 * JwtAutoConfiguration} uses it; a service with several chains applies it to its own.
 */
public final class BearerSecurity {

  private final JwtDecoder decoder;
  private final ProblemEntryPoint entryPoint;
  private final ProblemAccessDenied accessDenied;
  private final List<RequestRules> rules;

  BearerSecurity(
      JwtDecoder decoder,
      ProblemEntryPoint entryPoint,
      ProblemAccessDenied accessDenied,
      List<RequestRules> rules) {
    this.decoder = decoder;
    this.entryPoint = entryPoint;
    this.accessDenied = accessDenied;
    this.rules = List.copyOf(rules);
  }

  /**
   * Health and pre-flight requests are open, then come the {@link RequestRules} of the service, and
   * whatever is left needs a token. No session, no CSRF token: a browser never sends a bearer token
   * by itself.
   */
  public HttpSecurity apply(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .cors(Customizer.withDefaults())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(this::authorize)
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(accessDenied))
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenResolver(new OneBearerToken())
                    .authenticationEntryPoint(entryPoint)
                    .accessDeniedHandler(accessDenied)
                    .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(authorities()))
                    .addObjectPostProcessor(answerOutagesToo()));
  }

  private void authorize(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
        .permitAll();
    rules.forEach(rule -> rule.add(requests));
    requests.anyRequest().authenticated();
  }

  private static JwtAuthenticationConverter authorities() {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(new TokenAuthorities());
    return converter;
  }

  /** Keys that cannot be read end at the entry point as well, not as an uncaught exception. */
  private ObjectPostProcessor<BearerTokenAuthenticationFilter> answerOutagesToo() {
    AuthenticationEntryPointFailureHandler handler =
        new AuthenticationEntryPointFailureHandler(entryPoint);
    handler.setRethrowAuthenticationServiceException(false);
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(handler);
        return filter;
      }
    };
  }
}

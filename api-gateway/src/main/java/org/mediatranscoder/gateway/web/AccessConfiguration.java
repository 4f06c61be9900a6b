package org.mediatranscoder.gateway.web;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.gateway.tus.TusHeaders;
import org.mediatranscoder.model.access.Role;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Who may call which route, and from which pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class AccessConfiguration {

  private static final RequestMatcher HANDSHAKE =
      new AndRequestMatcher(
          PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/ws"),
          new RequestHeaderRequestMatcher(HttpHeaders.UPGRADE, "websocket"));

  @Bean
  RequestRules gatewayRules() {
    return requests ->
        requests
            .requestMatchers(
                "/d/*",
                "/d/*/*",
                "/deletions/*",
                "/archives/*",
                "/player/*",
                "/webjars/hls.js/**",
                "/v3/api-docs/**",
                "/swagger-ui.html",
                "/swagger-ui/**")
            .permitAll()
            .requestMatchers("/operator/**")
            .hasRole(Role.OPERATOR.name())
            // A browser tells its token in the first message, as it can set no header.
            .requestMatchers(HANDSHAKE)
            .permitAll()
            // What a server of tus can do is for everybody.
            .requestMatchers(HttpMethod.OPTIONS, "/files")
            .permitAll()
            .requestMatchers("/files", "/files/*")
            .hasAuthority("SCOPE_jobs:write")
            .requestMatchers(HttpMethod.POST, "/upload", "/imports", "/jobs", "/jobs/*/*")
            .hasAuthority("SCOPE_jobs:write")
            .requestMatchers(HttpMethod.POST, "/archives")
            .hasAuthority("SCOPE_jobs:read")
            .requestMatchers(HttpMethod.DELETE, "/jobs/*")
            .hasAuthority("SCOPE_jobs:write")
            .requestMatchers(
                "/status/*",
                "/jobs",
                "/jobs/*",
                "/jobs/*/download",
                "/jobs/*/archive.zip",
                "/jobs/*/outputs/*",
                "/jobs/*/events",
                "/jobs/*/link",
                "/uploads",
                "/formats",
                "/estimates",
                "/ws")
            .hasAuthority("SCOPE_jobs:read");
  }

  /** No credentials: a bearer token is set by the page itself, and no cookie counts here. */
  @Bean
  CorsConfigurationSource corsConfigurationSource(CorsProperties properties) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(properties.allowedOrigins());
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    cors.setAllowedHeaders(
        List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.ACCEPT,
            "Idempotency-Key",
            "Last-Event-ID",
            TusHeaders.RESUMABLE,
            TusHeaders.LENGTH,
            TusHeaders.OFFSET,
            TusHeaders.METADATA,
            TusHeaders.CHECKSUM,
            TusHeaders.METHOD));
    cors.setExposedHeaders(
        List.of(
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            TusHeaders.RESUMABLE,
            TusHeaders.LENGTH,
            TusHeaders.OFFSET,
            TusHeaders.METADATA,
            TusHeaders.EXPIRES));
    cors.setMaxAge(Duration.ofHours(1));
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", cors);
    return source;
  }
}

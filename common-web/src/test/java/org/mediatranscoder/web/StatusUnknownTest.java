package org.mediatranscoder.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.web.caller.CallerAutoConfiguration;
import org.mediatranscoder.web.problem.ProblemAutoConfiguration;
import org.mediatranscoder.web.security.JwtAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Redis is on a port where nobody listens. */
@TestPropertySource(
    properties = {"transcoder.redis.uri=redis://127.0.0.1:1", "transcoder.redis.timeout=300ms"})
class StatusUnknownTest extends ServiceTest {

  @Test
  void aTokenWhoseStatusNobodyKnowsIsNotTaken() {
    unavailable(ISSUER.token("ada"));
    unavailable(ISSUER.apiToken("ada", "jobs:read", "t1"));
  }

  @Test
  void aForgedTokenIsRefusedAllTheSame() {
    http.get().uri("/me").headers(bearer("a.b.c")).exchange().expectStatus().isUnauthorized();
  }

  @Test
  void aServiceThatCannotAskForTheStatusDoesNotStart() {
    new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                JacksonAutoConfiguration.class,
                WebMvcAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                ServletWebSecurityAutoConfiguration.class,
                ProblemAutoConfiguration.class,
                CallerAutoConfiguration.class,
                JwtAutoConfiguration.class))
        .run(
            service ->
                assertThat(service)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining(TokenStatus.class.getName()));
  }

  private void unavailable(String token) {
    http.get()
        .uri("/me")
        .headers(bearer(token))
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("service-unavailable");
  }
}

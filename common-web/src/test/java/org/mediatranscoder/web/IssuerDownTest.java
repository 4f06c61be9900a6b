package org.mediatranscoder.web;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The keys are on a port where nobody listens. */
@TestPropertySource(properties = "transcoder.jwt.jwk-set-uri=http://127.0.0.1:1/keys")
class IssuerDownTest extends ServiceTest {

  @Test
  void aServiceIsHealthyBeforeItsIssuerIsUp() {
    http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
  }

  @Test
  void aTokenThatCannotBeJudgedIsOurFaultAndNotTheCallers() {
    http.get()
        .uri("/me")
        .headers(bearer(ISSUER.token("ada")))
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("service-unavailable");
  }
}

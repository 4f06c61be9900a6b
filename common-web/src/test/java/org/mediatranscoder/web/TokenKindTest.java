package org.mediatranscoder.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.testsupport.TestIssuer;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The two kinds of token, and the calling back of both. */
@SuppressWarnings("JavaUtilDate") // The JOSE library knows no other type.
class TokenKindTest extends ServiceTest {

  private static final String READ = "jobs:read";

  private final String id = UUID.randomUUID().toString();

  @BeforeEach
  void forget() {
    REDIS.flush();
  }

  @Test
  void aSessionsTokenMayNotLiveLongerThanAQuarterOfAnHour() {
    Instant now = Instant.now();
    refused(session(claims -> claims.expirationTime(Date.from(now.plusSeconds(3_600)))));
    refused(
        session(
            claims ->
                claims
                    .issueTime(Date.from(now.minusSeconds(600)))
                    .expirationTime(Date.from(now.plusSeconds(600)))));
    taken(session(claims -> claims.expirationTime(Date.from(now.plusSeconds(600)))));
  }

  @Test
  void aTokenMustSayWhenItWasIssuedAndNotInTheFuture() {
    refused(session(claims -> claims.issueTime(null)));
    refused(session(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(120)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../other", "a b", "a:b"})
  void aSessionWithAnOddNameIsNone(String name) {
    refused(session(claims -> claims.claim("sid", name)));
    refused(session(claims -> claims.claim("sid", List.of(name))));
  }

  @Test
  void aTokenOfNoSessionIsRefused() {
    refused(session(claims -> claims.claim("sid", null)));
  }

  @Test
  void theTokensOfAnEndedSessionAreRefusedAtOnce() {
    String token = session(claims -> claims.claim("sid", id));
    taken(token);

    REDIS.endSession(id);

    refused(token);
    taken(ISSUER.token("ada"));
  }

  @Test
  void theTokensOfADeletedAccountAreRefusedAtOnce() {
    REDIS.activateToken(id);
    REDIS.set("access:ended:account:ada", "1");

    refused(ISSUER.token("ada"));
    refused(ISSUER.apiToken("ada", READ, id));
    taken(ISSUER.token("bob"));
  }

  @Test
  void anApiTokenIsTakenWhileItIsActive() {
    REDIS.set("access:published", "1");
    refused(ISSUER.apiToken("ada", READ, id));

    REDIS.activateToken(id);
    taken(ISSUER.apiToken("ada", READ, id));

    REDIS.set("access:token:" + id, "0");
    refused(ISSUER.apiToken("ada", READ, id));
  }

  @Test
  void afterALossOfRedisAnApiTokenIsNeitherTakenNorRefused() {
    me(ISSUER.apiToken("ada", READ, id))
        .expectStatus()
        .isEqualTo(503)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("service-unavailable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "account",
        "jobs:read account",
        "openid",
        "jobs:read  jobs:write",
        "JOBS:READ"
      })
  void anApiTokenWithAScopeThatNoneMayHaveIsRefused(String scope) {
    REDIS.activateToken(id);
    refused(ISSUER.apiToken("ada", scope, id));
  }

  @Test
  void aTokenThatMixesBothKindsIsRefused() {
    REDIS.activateToken(id);
    taken(api(claims -> claims));
    refused(api(claims -> claims.claim("sid", id)));
    refused(api(claims -> claims.claim("client_id", "client-ui")));
    refused(api(claims -> claims.claim("token_use", "access")));
    refused(api(claims -> claims.claim("token_use", List.of("api"))));
    refused(api(claims -> claims.claim("roles", List.of("operator"))));
    refused(api(claims -> claims.jwtID(null)));
    refused(api(claims -> claims.jwtID("../" + id)));
    refused(session(claims -> claims.claim("client_id", "api-token")));
  }

  @Test
  void anApiTokenLivesAYearAtMost() {
    REDIS.activateToken(id);
    Instant tooLate = Instant.now().plus(Duration.ofDays(367));
    refused(api(claims -> claims.expirationTime(Date.from(tooLate))));
    refused(api(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
  }

  @Test
  void onlyAnOperatorIsOne() {
    String user = ISSUER.token("ada");
    String operator = session(claims -> claims.claim("roles", List.of("operator")));
    String odd = session(claims -> claims.claim("roles", "operator"));

    assertThat(roles("/roles", user)).contains("false");
    assertThat(roles("/roles", odd)).contains("false");
    assertThat(roles("/operators/roles", operator)).contains("true");
    http.get()
        .uri("/operators/roles")
        .headers(bearer(user))
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  private String roles(String path, String token) {
    return String.valueOf(
        http.get()
            .uri(path)
            .headers(bearer(token))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private void taken(String token) {
    me(token).expectStatus().isOk();
  }

  private void refused(String token) {
    me(token).expectStatus().isUnauthorized();
  }

  private RestTestClient.ResponseSpec me(String token) {
    return http.get().uri("/me").headers(bearer(token)).exchange();
  }

  private static String session(UnaryOperator<JWTClaimsSet.Builder> change) {
    return ISSUER.token(change.apply(new JWTClaimsSet.Builder(ISSUER.claims("ada", READ))).build());
  }

  private String api(UnaryOperator<JWTClaimsSet.Builder> change) {
    TestIssuer issuer = ISSUER;
    return issuer.token(
        change.apply(new JWTClaimsSet.Builder(issuer.apiClaims("ada", READ, id))).build());
  }
}

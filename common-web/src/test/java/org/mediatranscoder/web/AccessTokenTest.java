package org.mediatranscoder.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.testsupport.TestIssuer;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SuppressWarnings("JavaUtilDate") // The JOSE library knows no other type.
class AccessTokenTest extends ServiceTest {

  private static final String BOTH = "jobs:read jobs:write";

  @Test
  void aGoodTokenGivesTheControllerItsAccount() {
    me(ISSUER.token("ada"))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.account")
        .isEqualTo("ada");
  }

  @Test
  void withoutATokenTheAnswerIsAProblemThatSaysHowToAsk() {
    http.get()
        .uri("/me")
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .valueMatches("WWW-Authenticate", "Bearer.*")
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("token-invalid")
        .jsonPath("$.type")
        .isEqualTo("urn:media-transcoder:problem:token-invalid")
        .jsonPath("$.status")
        .isEqualTo(401)
        .jsonPath("$.errorId")
        .isNotEmpty();
  }

  @Test
  void theSessionCookieAndTheQueryAreNoPlaceForAToken() {
    String token = ISSUER.token("ada");
    http.get().uri("/me?access_token=" + token).exchange().expectStatus().isUnauthorized();
    http.get().uri("/me").cookie("token", token).exchange().expectStatus().isUnauthorized();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "at+JWS", "id+jwt", "logout+jwt"})
  void anotherTypeOfTokenIsRefused(String type) {
    refused(header(header -> header.type(new JOSEObjectType(type))));
  }

  @Test
  void aTokenWithoutATypeIsRefused() {
    refused(header(header -> header.type(null)));
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    refused(claims(claims -> claims.issuer("http://127.0.0.1:1")));
    refused(claims(claims -> claims.issuer(null)));
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    refused(claims(claims -> claims.audience("client-ui")));
    refused(claims(claims -> claims.audience((String) null)));
  }

  @Test
  void aTokenForSeveralAudiencesIsTakenIfWeAreAmongThem() {
    me(claims(claims -> claims.audience(List.of("other", TestIssuer.AUDIENCE))))
        .expectStatus()
        .isOk();
  }

  @Test
  void aTokenThatIsOverOrNotYetGoodOrEndlessIsRefused() {
    Instant now = Instant.now();
    refused(claims(claims -> claims.expirationTime(Date.from(now.minusSeconds(60)))));
    refused(claims(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))));
    refused(claims(claims -> claims.expirationTime(null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../ada", "ada:1", "ä"})
  void aSubjectThatIsNoAccountIsRefused(String subject) {
    refused(claims(claims -> claims.subject(subject)));
  }

  @Test
  void aTokenWithoutASubjectIsRefused() {
    refused(claims(claims -> claims.subject(null)));
  }

  @Test
  void anUnsignedTokenIsRefused() {
    refused(new PlainJWT(ISSUER.claims("ada", BOTH)).serialize());
  }

  @Test
  void ourPublicKeyIsNoSharedSecret() throws Exception {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(ISSUER.key().getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build(),
            ISSUER.claims("ada", BOTH));
    forged.sign(new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()));
    refused(forged.serialize());
  }

  @Test
  void anotherRsaAlgorithmIsRefused() {
    JWTClaimsSet claims = ISSUER.claims("ada", BOTH);
    refused(
        ISSUER.token(
            good ->
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                    .keyID(ISSUER.key().getKeyID())
                    .type(new JOSEObjectType("at+jwt")),
            claims));
  }

  @Test
  void aTokenSignedWithSomebodyElsesKeyIsRefused() {
    try (TestIssuer other = TestIssuer.start()) {
      JWTClaimsSet ours = ISSUER.claims("ada", BOTH);
      String keyId = ISSUER.key().getKeyID();
      refused(other.token(ours));
      refused(other.token(header -> header.keyID(keyId), ours));
    }
  }

  @Test
  void aNewKeyIsFoundWithoutARestart() {
    me(ISSUER.token("ada")).expectStatus().isOk();
    ISSUER.rotateKey();
    await().untilAsserted(() -> me(ISSUER.token("ada")).expectStatus().isOk());
  }

  @Test
  void tokensWithMadeUpKeysDoNotFloodTheIssuer() {
    me(ISSUER.token("ada")).expectStatus().isOk();
    int before = ISSUER.keyRequests();
    Instant begin = Instant.now();
    for (int i = 0; i < 20; i++) {
      me(header(header -> header.keyID("made-up")))
          .expectStatus()
          .value(status -> assertThat(status).isIn(401, 503));
    }
    long windows = 1 + Duration.between(begin, Instant.now()).toMillis() / 200;
    assertThat(ISSUER.keyRequests() - before).isLessThanOrEqualTo((int) (2 * (windows + 1)));
    me(ISSUER.token("ada")).expectStatus().isOk();
  }

  @Test
  void aScopeThatIsMissingIsSaid() {
    http.post()
        .uri("/write")
        .headers(bearer(ISSUER.token("ada", "jobs:read")))
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"a\":\"b\"}")
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectHeader()
        .valueMatches("WWW-Authenticate", ".*insufficient_scope.*")
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("scope-missing");
  }

  @Test
  void theScopeThatIsNeededLetsIn() {
    http.post()
        .uri("/write")
        .headers(bearer(ISSUER.token("ada", BOTH)))
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"a\":\"b\"}")
        .exchange()
        .expectStatus()
        .isOk();
  }

  private RestTestClient.ResponseSpec me(String token) {
    return http.get().uri("/me").headers(bearer(token)).exchange();
  }

  private void refused(String token) {
    me(token)
        .expectStatus()
        .isUnauthorized()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("token-invalid");
  }

  private static String header(UnaryOperator<JWSHeader.Builder> change) {
    return ISSUER.token(change, ISSUER.claims("ada", BOTH));
  }

  private static String claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet good = ISSUER.claims("ada", BOTH);
    return ISSUER.token(change.apply(new JWTClaimsSet.Builder(good)).build());
  }
}

package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;

class TokenFlowTest {

  private final Browser browser = TestWorld.browser();

  @BeforeEach
  void adaSignsIn() {
    TestWorld.providers().signIn(Person.ada());
  }

  @Test
  void aCommandLineProgramGetsAnAccessTokenAndNothingElse() throws Exception {
    Answer tokens = browser.cliTokens("google");

    assertThat(tokens.status()).isEqualTo(200);
    assertThat(tokens.json().has("refresh_token")).isFalse();
    assertThat(tokens.json().has("id_token")).isFalse();
    SignedJWT token = verified(tokens.text("access_token"));
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(TestWorld.shared().url());
    assertThat(claims.getAudience()).containsExactly("media-transcoder-api");
    assertThat(claims.getStringClaim("scope")).isEqualTo("jobs:read jobs:write");
    assertThat(claims.getStringClaim("client_id")).isEqualTo("transcoder-cli");
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(AccountId.isValid(claims.getSubject())).isTrue();
    assertThat(claims.getSubject()).doesNotContain("ada");
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(600));
  }

  @Test
  void clientUiGetsAllThreeTokensOfOnePerson() throws Exception {
    Answer tokens = browser.uiTokens("google");

    assertThat(tokens.status()).isEqualTo(200);
    JWTClaimsSet access = verified(tokens.text("access_token")).getJWTClaimsSet();
    JWTClaimsSet id = verified(tokens.text("id_token")).getJWTClaimsSet();
    assertThat(id.getSubject()).isEqualTo(access.getSubject());
    assertThat(id.getAudience()).containsExactly("client-ui");
    assertThat(id.getStringClaim("email")).isEqualTo("ada@example.test");
    assertThat(id.getBooleanClaim("email_verified")).isTrue();
    assertThat(id.getStringClaim("name")).isEqualTo("Ada Lovelace");
    assertThat(id.getStringClaim("nonce")).isEqualTo("the nonce of the client");
    assertThat(id.getClaim("auth_time")).isNotNull();
    assertThat(id.getStringClaim("sid")).isNotBlank();
    assertThat(tokens.text("refresh_token")).hasSizeGreaterThan(64);
  }

  /** A client may name several resources (RFC 8707), which the library keeps as an array. */
  @Test
  void aParameterThatComesTwiceIsKeptAndReadAgainWithTheSessionAndTheTokens() {
    String twice = "&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example";
    browser.get("/oauth2/authorize?" + Form.encode(browser.uiRequest()) + twice);
    Answer toCallback = browser.get(browser.get("/oauth2/authorization/google").location());
    Answer toAuthorize = browser.get(toCallback.location());
    Answer toClient = browser.get(toAuthorize.location());
    String code = toClient.locationQuery().getOrDefault("code", "none");

    Answer tokens = browser.uiToken(browser.codeForm(code));

    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    assertThat(browser.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void theUserInfoEndpointKnowsThePerson() {
    String access = browser.uiTokens("google").text("access_token");

    Answer info = browser.userInfo(access);

    assertThat(info.status()).isEqualTo(200);
    assertThat(info.text("email")).isEqualTo("ada@example.test");
    assertThat(info.text("name")).isEqualTo("Ada Lovelace");
    assertThat(info.text("sub")).isNotBlank();
  }

  @Test
  void anIdTokenIsNoAccessToken() {
    assertThat(browser.userInfo(browser.uiTokens("google").text("id_token")).status())
        .isEqualTo(401);
  }

  @Test
  void aRefreshTokenIsReplacedAtEachUse() throws Exception {
    Answer first = browser.uiTokens("google");

    Answer second = browser.refresh(first.text("refresh_token"));
    Answer third = browser.refresh(second.text("refresh_token"));

    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(third.status()).isEqualTo(200);
    assertThat(third.text("refresh_token")).isNotEqualTo(second.text("refresh_token"));
    JWTClaimsSet before = verified(first.text("id_token")).getJWTClaimsSet();
    JWTClaimsSet after = verified(third.text("id_token")).getJWTClaimsSet();
    assertThat(after.getSubject()).isEqualTo(before.getSubject());
    assertThat(after.getClaim("sid")).isEqualTo(before.getClaim("sid"));
    assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
    assertThat(verified(third.text("access_token")).getJWTClaimsSet().getJWTID())
        .isNotEqualTo(verified(first.text("access_token")).getJWTClaimsSet().getJWTID());
  }

  @Test
  void aReplacedRefreshTokenIsRefusedAndEndsTheOthers() {
    Answer first = browser.uiTokens("google");
    Answer second = browser.refresh(first.text("refresh_token"));

    Answer replay = browser.refresh(first.text("refresh_token"));

    assertThat(replay.status()).isEqualTo(400);
    assertThat(replay.text("error")).isEqualTo("invalid_grant");
    assertThat(browser.refresh(second.text("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void aRefreshTokenWithAnotherEndingDoesNotEndTheGrantOfAStranger() {
    Answer tokens = browser.uiTokens("google");

    assertThat(browser.refresh("no-such-authorization.secret").status()).isEqualTo(400);
    assertThat(browser.refresh("../../x").status()).isEqualTo(400);
    assertThat(browser.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void aCodeWorksOnce() {
    String code = browser.code(browser.uiRequest(), "google");
    Map<String, String> form =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            Browser.UI_REDIRECT,
            "code_verifier",
            browser.verifier());
    Answer first = browser.uiToken(form);

    Answer replay = browser.uiToken(form);

    assertThat(first.status()).isEqualTo(200);
    assertThat(replay.status()).isEqualTo(400);
    assertThat(browser.refresh(first.text("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void aCodeIsWorthNothingWithoutItsVerifier() {
    Map<String, String> form =
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "transcoder-cli",
            "code", browser.code(browser.cliRequest(), "google"),
            "redirect_uri", Browser.CLI_REDIRECT,
            "code_verifier", "guessed-guessed-guessed-guessed-guessed-guessed");

    assertThat(browser.token(form).status()).isEqualTo(400);
  }

  @Test
  void clientUiNeedsItsSecret() {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            "client-ui",
            "code",
            browser.code(browser.uiRequest(), "google"),
            "redirect_uri",
            Browser.UI_REDIRECT,
            "code_verifier",
            browser.verifier());

    assertThat(browser.token(form).status()).isEqualTo(401);
  }

  @Test
  void aRequestWithoutPkceIsSentBackToTheClient() {
    Map<String, String> request = browser.cliRequest();
    request.remove("code_challenge");
    request.remove("code_challenge_method");

    Answer answer = browser.authorize(request);

    assertThat(answer.locationQuery()).containsEntry("error", "invalid_request");
  }

  @Test
  void anUnknownRedirectIsNeverFollowed() {
    for (String redirect :
        new String[] {
          "http://evil.example/callback",
          "http://127.0.0.1:49876/elsewhere",
          "http://127.0.0.1.evil.example/callback",
          "https://127.0.0.1:49876/callback"
        }) {
      Map<String, String> request = browser.cliRequest();
      request.put("redirect_uri", redirect);

      Answer answer = browser.authorize(request);

      assertThat(answer.status()).as(redirect).isEqualTo(400);
      assertThat(answer.header("Location")).isEmpty();
    }
  }

  @Test
  void aScopeThatTheClientMayNotHaveIsRefused() {
    Map<String, String> request = browser.cliRequest();
    request.put("scope", "jobs:read openid");

    assertThat(browser.authorize(request).locationQuery()).containsEntry("error", "invalid_scope");
  }

  @Test
  void aProgramWithoutASecretManagesNoAccountUnlessThePersonIsAsked() {
    Map<String, String> request = browser.cliRequest();
    request.put("scope", "jobs:read account");

    assertThat(browser.authorize(request).locationQuery()).containsEntry("error", "invalid_scope");
    assertThat(browser.signIn(browser.uiRequest(), "google").locationQuery()).containsKey("code");
    assertThat(browser.authorize(request).locationQuery())
        .containsEntry("error", "invalid_scope")
        .doesNotContainKey("code");
  }

  @Test
  void theKeySetHoldsNoPrivateKey() {
    Answer keys = browser.get("/oauth2/jwks");

    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.json().path("keys").size()).isEqualTo(1);
    assertThat(keys.json().path("keys").get(0).propertyNames())
        .contains("n", "e", "kid")
        .doesNotContain("d", "p", "q", "dp", "dq", "qi");
  }

  @Test
  void discoveryNamesThePublicAddress() {
    Answer discovery = browser.get("/.well-known/openid-configuration");

    assertThat(discovery.text("issuer")).isEqualTo(TestWorld.shared().url());
    assertThat(discovery.text("jwks_uri")).isEqualTo(TestWorld.shared().url() + "/oauth2/jwks");
    assertThat(discovery.text("end_session_endpoint"))
        .isEqualTo(TestWorld.shared().url() + "/connect/logout");
  }

  @Test
  void loggingOutEndsTheSessionAndTheTokens() {
    Answer tokens = browser.uiTokens("google");
    Answer refreshed = browser.refresh(tokens.text("refresh_token"));

    // The ID token of the log-in, which the refresh has replaced since.
    Answer out = browser.logOut(tokens.text("id_token"));

    assertThat(out.status()).isEqualTo(302);
    assertThat(out.location()).hasToString("http://localhost:8080/");
    assertThat(browser.refresh(refreshed.text("refresh_token")).status()).isEqualTo(400);
    assertThat(browser.authorize(browser.uiRequest()).location().getPath()).isEqualTo("/login");
  }

  @Test
  void loggingOutInOneBrowserLeavesTheOtherSignedIn() {
    Browser other = TestWorld.browser();
    Answer tokens = browser.uiTokens("google");
    Answer others = other.uiTokens("google");

    browser.logOut(tokens.text("id_token"));

    assertThat(other.refresh(others.text("refresh_token")).status()).isEqualTo(200);
    assertThat(other.authorize(other.uiRequest()).locationQuery()).containsKey("code");
  }

  @Test
  void whoIsSignedInGetsACodeWithoutThePage() {
    browser.uiTokens("google");

    assertThat(browser.authorize(browser.cliRequest()).locationQuery())
        .containsKey("code")
        .containsEntry("state", "the state of the client");
  }

  private SignedJWT verified(String text) throws Exception {
    SignedJWT jwt = SignedJWT.parse(text);
    JWKSet keys = JWKSet.parse(browser.get("/oauth2/jwks").body());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    return jwt;
  }
}

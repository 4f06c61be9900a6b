package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.AccessKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** A program on a machine without a browser, and the person who allows it elsewhere (RFC 8628). */
class DeviceTest {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final Browser device = TestWorld.browser();
  private final Browser person = TestWorld.browser();
  private final StringRedisTemplate redis = TestWorld.shared().bean(StringRedisTemplate.class);

  @BeforeEach
  void somebodySignsIn() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    person.uiTokens("google");
  }

  @Test
  void anAllowedDeviceGetsTokensOfThePerson() throws Exception {
    Answer start = start("jobs:read jobs:write");
    assertThat(error(poll(start))).isEqualTo("authorization_pending");

    assertThat(decide(start, true).body()).contains("Done.");
    Answer tokens = pollAgain(start);

    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    JWTClaimsSet claims = SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet();
    assertThat(claims.getStringClaim("client_id")).isEqualTo("transcoder-cli");
    assertThat(claims.getStringClaim("scope")).isEqualTo("jobs:read jobs:write");
    assertThat(claims.getSubject()).isEqualTo(subject(person.uiTokens("google")));
    assertThat(claims.getStringClaim("sid")).isNotBlank();
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(600));
  }

  @Test
  void theAnswerTellsTheDeviceWhereThePersonHasToGo() {
    Answer start = start("jobs:read");

    assertThat(start.status()).isEqualTo(200);
    assertThat(start.text("verification_uri")).isEqualTo(TestWorld.shared().url() + "/device");
    assertThat(start.text("user_code")).matches("[B-Z]{4}-[B-Z]{4}");
    assertThat(start.json().path("expires_in").asInt()).isBetween(590, 600);
    assertThat(person.get(URI.create(start.text("verification_uri_complete"))).body())
        .contains("value=\"" + start.text("user_code") + "\"");
  }

  @Test
  void aDeviceStaysSignedInByARefreshTokenThatEndsTheFamilyWhenReplayed() throws Exception {
    Answer first = allowed("jobs:read");
    Answer second = refresh(first);
    assertThat(second.status()).as(second.body()).isEqualTo(200);

    assertThat(refresh(first).status()).isEqualTo(400);

    assertThat(refresh(second).status()).isEqualTo(400);
    String sid =
        SignedJWT.parse(first.text("access_token")).getJWTClaimsSet().getStringClaim("sid");
    assertThat(redis.hasKey(AccessKeys.endedSession(sid))).isTrue();
  }

  @Test
  void aDeviceCanSignOut() {
    Answer tokens = allowed("jobs:read");

    Answer out =
        device.post(
            "/oauth2/revoke",
            Map.of("client_id", "transcoder-cli", "token", tokens.text("refresh_token")));

    assertThat(out.status()).isEqualTo(200);
    assertThat(refresh(tokens).status()).isEqualTo(400);
  }

  @Test
  void aDeniedDeviceIsToldSo() {
    Answer start = start("jobs:read");

    assertThat(decide(start, false).body()).contains("turned away");

    assertThat(error(poll(start))).isEqualTo("access_denied");
    assertThat(decide(start, true).body()).contains("No device waits");
  }

  @Test
  void aDeviceThatWaitedTooLongIsToldSo() {
    Answer start = start("jobs:read");
    expire(start);

    assertThat(decide(start, true).body()).contains("No device waits");
    assertThat(error(poll(start))).isEqualTo("expired_token");
    assertThat(error(pollAgain(start))).isEqualTo("expired_token");
  }

  @Test
  void aDeviceThatAsksTooOftenIsToldToSlowDown() {
    Answer start = start("jobs:read");
    poll(start);

    assertThat(error(poll(start))).isEqualTo("slow_down");
  }

  @Test
  void aDeviceCodeWorksOnce() {
    Answer start = start("jobs:read");
    decide(start, true);
    assertThat(poll(start).status()).isEqualTo(200);

    assertThat(pollAgain(start).status()).isEqualTo(400);
  }

  @Test
  void anInventedDeviceCodeIsRefused() {
    assertThat(error(poll("invented"))).isEqualTo("invalid_grant");
  }

  @Test
  void nobodyAllowsADeviceWithoutSigningInOrWithoutTheFormsToken() {
    Answer start = start("jobs:read");
    Map<String, String> decision = Map.of("user_code", start.text("user_code"), "allow", "true");

    assertThat(TestWorld.browser().get("/device").location().getPath()).isEqualTo("/login");
    assertThat(TestWorld.browser().post("/device/decision", decision).status()).isEqualTo(403);
    assertThat(person.post("/device/decision", decision).status()).isEqualTo(403);
    assertThat(error(poll(start))).isEqualTo("authorization_pending");
  }

  @Test
  void theEndpointOfTheLibraryStaysShut() {
    Answer start = start("jobs:read");

    Answer answer = person.get("/oauth2/device_verification?user_code=" + start.text("user_code"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(error(poll(start))).isEqualTo("authorization_pending");
  }

  @Test
  void thePageSaysWhatTheDeviceAsksFor() {
    Answer page = confirm(person, start("jobs:read account").text("user_code"));

    assertThat(page.body())
        .contains("see your jobs and files", "manage your account", "ada@example.test")
        .doesNotContain("send files");
  }

  @Test
  void theCodeMayBeTypedWithoutCare() {
    String code = start("jobs:read").text("user_code");

    assertThat(confirm(person, " " + code.toLowerCase(Locale.ROOT).replace("-", " ")).body())
        .contains(code);
  }

  @Test
  void whoGuessesCodesIsStopped() {
    String code = start("jobs:read").text("user_code");
    for (int i = 0; i < 10; i++) {
      assertThat(confirm(person, "BBBB-BBBB").body()).contains("No device waits");
    }

    assertThat(confirm(person, code).body()).contains("Too many wrong codes");
  }

  @Test
  void aDeviceGetsNoScopeThatTheProgramMayNotHave() {
    assertThat(start("openid").text("error")).isEqualTo("invalid_scope");
  }

  @Test
  void clientUiIsNoDeviceAndNeedsItsSecretEverywhere() {
    assertThat(
            device.post("/oauth2/device_authorization", Map.of("client_id", "client-ui")).status())
        .isEqualTo(401);
    Answer tokens = person.uiTokens("google");
    assertThat(
            device
                .token(
                    Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "client-ui",
                        "refresh_token",
                        tokens.text("refresh_token")))
                .status())
        .isEqualTo(401);
  }

  @Test
  void theRefreshTokenOfClientUiIsNothingToAnotherClient() {
    Answer tokens = person.uiTokens("google");

    assertThat(refresh(tokens).status()).isEqualTo(400);
    assertThat(person.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
  }

  private Answer allowed(String scope) {
    Answer start = start(scope);
    decide(start, true);
    return poll(start);
  }

  private Answer start(String scope) {
    return device.post(
        "/oauth2/device_authorization", Map.of("client_id", "transcoder-cli", "scope", scope));
  }

  private Answer poll(Answer start) {
    return poll(start.text("device_code"));
  }

  private Answer poll(String deviceCode) {
    return device.token(
        Map.of("grant_type", GRANT, "client_id", "transcoder-cli", "device_code", deviceCode));
  }

  /** As if the five seconds were over. */
  private Answer pollAgain(Answer start) {
    redis.delete(redis.keys("{auth}:polled:*"));
    return poll(start);
  }

  private Answer refresh(Answer tokens) {
    return device.token(
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            "transcoder-cli",
            "refresh_token",
            tokens.text("refresh_token")));
  }

  private static Answer confirm(Browser who, String code) {
    return who.submit("/device", "/device", Map.of("user_code", code));
  }

  private Answer decide(Answer start, boolean allow) {
    return person.submit(
        "/device",
        "/device/decision",
        Map.of("user_code", start.text("user_code"), "allow", Boolean.toString(allow)));
  }

  private static void expire(Answer start) {
    var authorizations = TestWorld.shared().bean(OAuth2AuthorizationService.class);
    String code = start.text("device_code");
    OAuth2Authorization waiting =
        authorizations.findByToken(code, new OAuth2TokenType("device_code"));
    Instant past = Instant.now().minusSeconds(60);
    Instant before = past.minusSeconds(600);
    authorizations.save(
        OAuth2Authorization.from(Objects.requireNonNull(waiting))
            .token(new OAuth2DeviceCode(code, before, past))
            .token(new OAuth2UserCode(start.text("user_code"), before, past))
            .build());
  }

  private static String error(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    return answer.text("error");
  }

  private static String subject(Answer tokens) throws Exception {
    return SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet().getSubject();
  }
}

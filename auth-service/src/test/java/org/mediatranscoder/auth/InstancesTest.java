package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mediatranscoder.auth.key.RotatedKeys;
import org.mediatranscoder.auth.token.LogOutEverywhere;
import org.mediatranscoder.model.job.AccountId;

/** Two instances under one public address, and what a restart leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancesTest {

  private final int portOfA = AuthInstance.freePort();
  private final int portOfB = AuthInstance.freePort();
  private AuthInstance a;
  private AuthInstance b;

  InstancesTest() {
    a = start(portOfA);
    b = start(portOfB);
  }

  @AfterAll
  void stop() {
    a.close();
    b.close();
  }

  @BeforeEach
  void adaSignsIn() {
    TestWorld.providers().signIn(Person.ada());
  }

  @Test
  void aLoginBegunAtOneInstanceEndsAtTheOther() {
    Browser atA = new Browser(a.url());
    atA.authorize(atA.uiRequest());
    URI callback = atA.get(atA.get("/oauth2/authorization/google").location()).location();
    Browser atB = atA.at(b.url());

    Answer signedIn = atB.get(toB(callback));
    Answer code = atB.get(toB(signedIn.location()));

    assertThat(code.locationQuery()).containsKey("code");
  }

  @Test
  void theTokensOfOneInstanceAreRefreshedByTheOther() {
    Browser atA = new Browser(a.url());
    Answer first = atA.uiTokens("google");

    Answer second = new Browser(b.url()).refresh(first.text("refresh_token"));

    assertThat(second.status()).isEqualTo(200);
    assertThat(atA.refresh(second.text("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void bothSignWithTheSameKeys() {
    assertThat(new Browser(b.url()).get("/oauth2/jwks").json())
        .isEqualTo(new Browser(a.url()).get("/oauth2/jwks").json());
  }

  @Test
  void aRefreshTokenUsedOnBothAtTheSameMomentGivesTokensAtMostOnce() throws Exception {
    String token = new Browser(a.url()).uiTokens("google").text("refresh_token");
    Callable<Integer> atA = () -> new Browser(a.url()).refresh(token).status();
    Callable<Integer> atB = () -> new Browser(b.url()).refresh(token).status();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = threads.invokeAll(List.of(atA, atB, atA, atB));
      int given = 0;
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 400);
        given += answer.get() == 200 ? 1 : 0;
      }
      assertThat(given).isEqualTo(1);
    }
  }

  @Test
  void aNewSigningKeyLogsNobodyOut() throws Exception {
    Browser browser = new Browser(a.url());
    Answer before = browser.uiTokens("google");

    RotatedKeys.rotate(a.context(), b.context());

    Answer after = new Browser(b.url()).refresh(before.text("refresh_token"));
    assertThat(kid(after)).isNotEqualTo(kid(before));
    for (AuthInstance instance : List.of(a, b)) {
      Browser at = new Browser(instance.url());
      assertThat(at.userInfo(before.text("access_token")).status()).isEqualTo(200);
      assertThat(at.userInfo(after.text("access_token")).status()).isEqualTo(200);
    }
    assertThat(browser.authorize(browser.uiRequest()).locationQuery()).containsKey("code");
    assertThat(browser.logOut(before.text("id_token")).location())
        .hasToString("http://localhost:8080/");
    assertThat(browser.refresh(after.text("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void aDeviceAsksAtOneInstanceAndIsAllowedAtTheOther() {
    Browser atA = new Browser(a.url());
    atA.uiTokens("google");
    Browser atB = atA.at(b.url());
    Answer start = atA.post("/oauth2/device_authorization", Map.of("client_id", "transcoder-cli"));

    atB.submit(
        "/device",
        "/device/decision",
        Map.of("user_code", start.text("user_code"), "allow", "true"));

    Map<String, String> poll =
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "client_id",
            "transcoder-cli",
            "device_code",
            start.text("device_code"));
    Answer tokens = atA.token(poll);
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    assertThat(tokens.text("refresh_token")).isNotEmpty();
  }

  @Test
  void aLogOutEverywhereAtOneInstanceEndsTheSessionsOfTheOther() throws Exception {
    Browser atA = new Browser(a.url());
    Answer tokens = atA.uiTokens("google");
    String account = SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet().getSubject();

    b.bean(LogOutEverywhere.class).logOut(new AccountId(account));

    assertThat(atA.authorize(atA.uiRequest()).location().getPath()).isEqualTo("/login");
    assertThat(atA.refresh(tokens.text("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void aRestartLogsNobodyOut() {
    Browser browser = new Browser(a.url());
    Answer tokens = browser.uiTokens("google");
    String keys = browser.get("/oauth2/jwks").body();

    a.close();
    a = start(portOfA);

    assertThat(browser.get("/oauth2/jwks").body()).isEqualTo(keys);
    assertThat(browser.authorize(browser.uiRequest()).locationQuery()).containsKey("code");
    assertThat(browser.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
  }

  private static String kid(Answer tokens) throws ParseException {
    return SignedJWT.parse(tokens.text("access_token")).getHeader().getKeyID();
  }

  private AuthInstance start(int port) {
    Map<String, Object> settings = new HashMap<>(TestWorld.settings());
    settings.put("spring.mongodb.uri", TestWorld.mongoUri("instances"));
    return AuthInstance.start(port, portOfA, settings);
  }

  private URI toB(URI address) {
    return URI.create(address.toString().replace(":" + portOfA + "/", ":" + portOfB + "/"));
  }
}

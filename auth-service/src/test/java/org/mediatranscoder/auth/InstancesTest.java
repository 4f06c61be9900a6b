package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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

  private AuthInstance start(int port) {
    Map<String, Object> settings = new HashMap<>(TestWorld.settings());
    settings.put("spring.mongodb.uri", TestWorld.mongoUri("instances"));
    return AuthInstance.start(port, portOfA, settings);
  }

  private URI toB(URI address) {
    return URI.create(address.toString().replace(":" + portOfA + "/", ":" + portOfB + "/"));
  }
}

package org.mediatranscoder.ui.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.ui.AuthServiceStub.Refresh;
import org.mediatranscoder.ui.ClientUiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GetTokenTest extends ClientUiTest {

  private final JsonMapper json = new JsonMapper();
  @Autowired private StringRedisTemplate redis;

  @Test
  void thePageGetsATokenThatNobodyCaches() {
    browser.signIn(AUTH);

    HttpResponse<String> answer = browser.getToken();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode body = json.readTree(answer.body());
    assertThat(body.get("token").asString()).startsWith("access-");
    assertThat(body.get("apiBaseUrl").asString()).isEqualTo(GATEWAY.url());
    assertThat(Instant.parse(body.get("expiresAt").asString()))
        .isBetween(in(Duration.ofMinutes(14)), in(Duration.ofMinutes(15)));
  }

  @Test
  void whoHasNotSignedInGetsAProblemAndNoRedirect() {
    HttpResponse<String> answer = browser.getToken();

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(code(answer)).isEqualTo("sign-in-needed");
  }

  @Test
  void anotherSitesPageGetsNothing() {
    browser.signIn(AUTH);

    for (String site : List.of("cross-site", "same-site", "none")) {
      HttpResponse<String> answer = browser.get("/get-token", "Sec-Fetch-Site", site);
      assertThat(answer.statusCode()).as(site).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("cross-site");
    }
  }

  @Test
  void aBrowserWithoutFetchMetadataProvesItselfByAHeaderOfOurs() {
    browser.signIn(AUTH);

    assertThat(browser.get("/get-token").statusCode()).isEqualTo(403);
    assertThat(browser.get("/get-token", "X-Requested-With", "page").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherOriginGetsNothingEvenWithTheHeaderOfOurs() {
    browser.signIn(AUTH);

    HttpResponse<String> answer =
        browser.get("/get-token", "X-Requested-With", "page", "Origin", "https://evil.test");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(code(answer)).isEqualTo("cross-site");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aRefusalIsNotCachedEither() {
    assertThat(browser.getToken().headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
  }

  @Test
  void aLogOutEverywhereEndsTheSessionAtTheNextQuestion() {
    browser.signIn(AUTH);
    assertThat(browser.getToken().statusCode()).isEqualTo(200);

    redis.opsForValue().set(AccessKeys.endedSession(AUTH.lastFamily()), AccessKeys.YES);

    assertSignedOut();
  }

  @Test
  void theEndOfTheAccountEndsTheSessionAtTheNextQuestion() {
    browser.signIn(AUTH);
    String mark = AccessKeys.endedAccount(new AccountId("account-1"));
    redis.opsForValue().set(mark, AccessKeys.YES);
    try {
      assertSignedOut();
    } finally {
      redis.delete(mark);
    }
  }

  @Test
  void theEndOfAnotherSessionLeavesThisOneAlone() {
    anotherBrowser().signIn(AUTH);
    String other = AUTH.lastFamily();
    browser.signIn(AUTH);

    redis.opsForValue().set(AccessKeys.endedSession(other), AccessKeys.YES);

    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsAboutToEndIsRenewedOnceEvenForManyTabs() {
    AUTH.tokensLive(60);
    browser.signIn(AUTH);
    int before = AUTH.refreshes();

    List<String> tokens =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> browser.getToken()))
            .limit(8)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(answer -> json.readTree(answer.body()).path("token").asString(answer.body()))
            .distinct()
            .toList();

    assertThat(tokens).singleElement().asString().startsWith("access-");
    assertThat(AUTH.refreshes() - before).isEqualTo(1);
  }

  @Test
  void aRefreshTokenThatIsRefusedEndsTheSession() {
    AUTH.tokensLive(60);
    browser.signIn(AUTH);
    AUTH.answerRefreshes(Refresh.REFUSED);

    assertSignedOut();
  }

  @Test
  void whileAuthServiceIsAwayATokenServesToItsEnd() {
    AUTH.tokensLive(60);
    browser.signIn(AUTH);
    AUTH.answerRefreshes(Refresh.UNAVAILABLE);

    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }

  @Test
  void whileAuthServiceIsAwayAnEndedTokenIsAnOutageAndTheSessionStays() {
    AUTH.tokensLive(5);
    browser.signIn(AUTH);
    AUTH.answerRefreshes(Refresh.UNAVAILABLE);

    HttpResponse<String> answer = browser.getToken();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(code(answer)).isEqualTo("service-unavailable");

    AUTH.answerRefreshes(Refresh.GRANTED);
    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }

  @Test
  void theSessionInRedisHoldsTheTokensAndNotOurClientSecret() {
    browser.signIn(AUTH);

    String stored =
        redis.keys("ui:session:sessions:*").stream()
            .map(key -> redis.<String, String>opsForHash().entries(key))
            .map(Map::toString)
            .toList()
            .toString();

    assertThat(stored).contains("access-", "refresh-").doesNotContain("top-secret");
  }

  private void assertSignedOut() {
    HttpResponse<String> answer = browser.getToken();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("sign-in-needed");
    assertThat(browser.get("/").body()).contains("data-testid=\"sign-in\"");
  }

  private String code(HttpResponse<String> answer) {
    return json.readTree(answer.body()).get("code").asString();
  }

  private static Instant in(Duration time) {
    return Instant.now().plus(time);
  }
}

package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.auth.account.AccountDeletions;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** One's own account: to see, to take along, to delete. */
class MeTest {

  private static final String TOKEN_REQUEST =
      "{\"name\":\"backup\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":1}";

  private final MongoOperations mongo = TestWorld.shared().bean(MongoOperations.class);
  private final StringRedisTemplate redis = TestWorld.shared().bean(StringRedisTemplate.class);
  private final Browser browser = TestWorld.browser();
  private final Person person = Person.ada().withSubject(UUID.randomUUID().toString());
  private String access = "";
  private String account = "";

  @BeforeEach
  void somebodySignsIn() {
    TestWorld.providers().signIn(person);
    access = browser.uiTokens("google").text("access_token");
    account = me("GET", "/me", access).text("accountId");
  }

  @Test
  void aPersonSeesWhoTheyAre() {
    Answer me = me("GET", "/me", access);

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().propertyNames())
        .containsExactlyInAnyOrder(
            "accountId", "email", "displayName", "createdAt", "roles", "identities");
    assertThat(me.text("email")).isEqualTo("ada@example.test");
    assertThat(me.json().path("roles").isEmpty()).isTrue();
    JsonNode identity = me.json().path("identities").get(0);
    assertThat(identity.propertyNames()).containsExactlyInAnyOrder("provider", "linkedAt");
    assertThat(identity.path("provider").asString()).isEqualTo("google");
  }

  @Test
  void anOperatorSeesThatRole() {
    TestWorld.providers().signIn(Person.operator());
    String token = TestWorld.browser().uiTokens("google").text("access_token");

    assertThat(me("GET", "/me", token).json().path("roles").get(0).asString())
        .isEqualTo("operator");
  }

  @Test
  void withoutATokenOrWithACookieAloneNothingIsShown() {
    Answer refused =
        browser.send(HttpRequest.newBuilder(URI.create(TestWorld.shared().url() + "/me")).GET());
    Answer page = browser.get("/me");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("code")).isEqualTo("token-invalid");
    assertThat(page.status()).isEqualTo(401);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).doesNotContain(account);
  }

  @Test
  void anIdTokenAndARefreshTokenAreNoAccessTokens() {
    Answer tokens = TestWorld.browser().uiTokens("google");

    assertThat(me("GET", "/me", tokens.text("id_token")).status()).isEqualTo(401);
    assertThat(me("GET", "/me", tokens.text("refresh_token")).status()).isEqualTo(401);
  }

  @Test
  void theExportHoldsAllThatIsKept() {
    browser.bearer("POST", "/tokens", access, TOKEN_REQUEST);

    Answer export = me("GET", "/me/export", access);

    assertThat(export.status()).isEqualTo(200);
    assertThat(export.text("accountId")).isEqualTo(account);
    assertThat(export.json().at("/identities/0/subject").asString()).isEqualTo(person.subject());
    assertThat(export.json().at("/tokens/0/name").asString()).isEqualTo("backup");
    assertThat(export.body()).doesNotContain("sha256");
  }

  @Test
  void loggingOutEverywhereEndsAllTokensButThoseForScripts() {
    Browser other = TestWorld.browser();
    Answer elsewhere = other.uiTokens("google");
    String script = browser.bearer("POST", "/tokens", access, TOKEN_REQUEST).text("token");

    assertThat(me("DELETE", "/me/sessions", access).status()).isEqualTo(204);

    assertThat(me("GET", "/me", access).status()).isEqualTo(401);
    assertThat(me("GET", "/me", elsewhere.text("access_token")).status()).isEqualTo(401);
    assertThat(other.refresh(elsewhere.text("refresh_token")).status()).isEqualTo(400);
    assertThat(other.authorize(other.uiRequest()).location().getPath()).isEqualTo("/login");
    assertThat(me("GET", "/me", script).status()).isEqualTo(200);
  }

  @Test
  void aDeletedAccountIsUsedByNobodyFromThatMomentOn() {
    Answer elsewhere = TestWorld.browser().uiTokens("google");
    String script = browser.bearer("POST", "/tokens", access, TOKEN_REQUEST).text("token");

    assertThat(me("DELETE", "/me", access).status()).isEqualTo(202);

    assertThat(me("GET", "/me", access).status()).isEqualTo(401);
    assertThat(me("GET", "/me", elsewhere.text("access_token")).status()).isEqualTo(401);
    assertThat(me("GET", "/me", script).status()).isEqualTo(401);
    assertThat(browser.refresh(elsewhere.text("refresh_token")).status()).isEqualTo(400);
    assertThat(browser.authorize(browser.uiRequest()).location().getPath()).isEqualTo("/login");
  }

  @Test
  void theAccountStaysUntilItsJobsAreErasedAndThenNothingIsLeft() {
    browser.bearer("POST", "/tokens", access, TOKEN_REQUEST);
    me("DELETE", "/me", access);
    await().until(() -> redis.opsForHash().hasKey(AccessKeys.ERASING, account));
    String erasure = (String) redis.opsForHash().get(AccessKeys.ERASING, account);
    assertThat(me("GET", "/me", Objects.requireNonNull(erasure)).status()).isEqualTo(401);
    assertThat(mongo.findById(account, Document.class, "accounts")).isNotNull();

    gatewayErasesTheJobs();

    await().atMost(Duration.ofSeconds(5)).until(() -> everything().isEmpty());
    // What is left knows a random number only, and ends by itself.
    for (String key : Objects.requireNonNull(redis.keys("*" + account + "*"))) {
      assertThat(redis.getExpire(key)).as(key).isPositive();
    }
    assertThat(redis.opsForHash().hasKey(AccessKeys.ERASING, account)).isFalse();
    assertThat(redis.opsForSet().isMember(AccessKeys.ERASED, account)).isFalse();
  }

  @Test
  void aDeletionThatDiedAfterItsFirstStepIsFinished() {
    TestWorld.shared().bean(AccountDeletions.class).begin(new AccountId(account));

    await().atMost(Duration.ofSeconds(5)).until(() -> me("GET", "/me", access).status() == 401);
    gatewayErasesTheJobs();
    await().atMost(Duration.ofSeconds(5)).until(() -> everything().isEmpty());
  }

  @Test
  void aDeletionGoesOnAfterALossOfRedis() {
    me("DELETE", "/me", access);

    redis.delete(Set.of(AccessKeys.ERASING, AccessKeys.ERASED));

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> redis.opsForHash().hasKey(AccessKeys.ERASING, account));
  }

  @Test
  void whoComesBackAfterADeletionIsSomebodyNew() {
    me("DELETE", "/me", access);

    String again = TestWorld.browser().uiTokens("google").text("access_token");

    assertThat(me("GET", "/me", again).text("accountId")).isNotBlank().isNotEqualTo(account);
  }

  private void gatewayErasesTheJobs() {
    redis.opsForSet().add(AccessKeys.ERASED, account);
  }

  private String everything() {
    StringBuilder all = new StringBuilder();
    for (String collection : mongo.getCollectionNames()) {
      mongo.findAll(Document.class, collection).stream()
          .map(Document::toString)
          .filter(text -> text.contains(account) || text.contains(person.subject()))
          .forEach(all::append);
    }
    return all.toString();
  }

  private Answer me(String method, String path, String token) {
    return browser.bearer(method, path, token, "");
  }
}

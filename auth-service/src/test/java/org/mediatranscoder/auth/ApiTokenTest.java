package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.resource.ResourceServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** API tokens from the making to the calling back, as two services see them. */
class ApiTokenTest {

  private static final RedisTestServer REDIS = RedisTestServer.shared();
  private static final ResourceServer ONE =
      new ResourceServer(TestWorld.shared().url(), REDIS.uri());
  private static final ResourceServer TWO =
      new ResourceServer(TestWorld.shared().url(), REDIS.uri());

  private final MongoOperations mongo = TestWorld.shared().bean(MongoOperations.class);
  private final StringRedisTemplate redis = TestWorld.shared().bean(StringRedisTemplate.class);
  private final Browser browser = TestWorld.browser();
  private String access = "";

  @AfterAll
  static void stop() {
    ONE.close();
    TWO.close();
  }

  @BeforeEach
  void somebodySignsIn() {
    access = newPerson();
  }

  @Test
  void aTokenIsABearerTokenForItsScopesAndNoOther() throws Exception {
    Answer made = make("backup", "\"jobs:read\"", 30);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).contains("no-store");
    JWTClaimsSet claims = SignedJWT.parse(made.text("token")).getJWTClaimsSet();
    assertThat(claims.getJWTID()).isEqualTo(made.text("id"));
    assertThat(claims.getStringClaim("token_use")).isEqualTo("api");
    assertThat(claims.getStringClaim("client_id")).isEqualTo("api-token");
    assertThat(claims.getStringClaim("scope")).isEqualTo("jobs:read");
    assertThat(claims.getClaim("sid")).isNull();
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(claims.getIssueTime().toInstant().plus(Duration.ofDays(30)))
        .isEqualTo(Instant.parse(made.text("expiresAt")));
    assertThat(ONE.get("/read", made.text("token"))).isEqualTo(200);
    assertThat(ONE.get("/write", made.text("token"))).isEqualTo(403);
    assertThat(ONE.get("/account", made.text("token"))).isEqualTo(403);
  }

  @Test
  void theTokenItselfIsShownOnceAndStoredNowhere() {
    Answer made = make("backup", "\"jobs:write\",\"jobs:read\"", 366);

    JsonNode listed = list(access).get(0);

    assertThat(listed.path("id").asString()).isEqualTo(made.text("id"));
    assertThat(listed.path("name").asString()).isEqualTo("backup");
    assertThat(listed.path("scopes").valueStream().map(JsonNode::asString))
        .containsExactly("jobs:read", "jobs:write");
    assertThat(listed.path("lastUsedAt").isNull()).isTrue();
    assertThat(listed.has("token")).isFalse();
    String signature = made.text("token").substring(made.text("token").lastIndexOf('.') + 1);
    assertThat(mongo.findAll(Document.class, "api_tokens").toString()).doesNotContain(signature);
    assertThat(allOfRedis()).doesNotContain(signature);
  }

  @Test
  void aTokenThatIsCalledBackIsRefusedByEveryServiceWithinASecond() {
    Answer made = make("leaked", "\"jobs:read\"", 1);
    assertThat(ONE.get("/read", made.text("token"))).isEqualTo(200);
    assertThat(TWO.get("/read", made.text("token"))).isEqualTo(200);

    Answer gone = delete("/tokens/" + made.text("id"), access);

    assertThat(gone.status()).isEqualTo(204);
    assertThat(ONE.get("/read", made.text("token"))).isEqualTo(401);
    assertThat(TWO.get("/read", made.text("token"))).isEqualTo(401);
    assertThat(list(access).isEmpty()).isTrue();
    assertThat(delete("/tokens/" + made.text("id"), access).status()).isEqualTo(404);
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(10))
        .until(() -> ONE.get("/read", made.text("token")) == 401);
  }

  @Test
  void afterALossOfRedisTheGoodTokensAreGoodAgainAndTheOthersAreNot() {
    Answer kept = make("kept", "\"jobs:read\"", 1);
    Answer gone = make("gone", "\"jobs:read\"", 1);
    delete("/tokens/" + gone.text("id"), access);

    REDIS.flush();

    assertThat(ONE.get("/read", kept.text("token"))).isIn(503, 200);
    await().atMost(Duration.ofSeconds(5)).until(() -> ONE.get("/read", kept.text("token")) == 200);
    assertThat(ONE.get("/read", gone.text("token"))).isEqualTo(401);
  }

  @Test
  void aTokenThatOnlyRedisThinksGoodIsTakenOutOfIt() {
    Answer made = make("restored", "\"jobs:read\"", 1);
    String id = made.text("id");
    delete("/tokens/" + id, access);

    // As when Redis comes back from an older copy of itself.
    redis.opsForValue().set(AccessKeys.token(id), AccessKeys.YES);
    redis.opsForSet().add(AccessKeys.TOKENS, id);

    await().atMost(Duration.ofSeconds(5)).until(() -> ONE.get("/read", made.text("token")) == 401);
  }

  @Test
  void withoutRedisNothingIsTaken() {
    Answer made = make("backup", "\"jobs:read\"", 1);
    try (ResourceServer cut = new ResourceServer(TestWorld.shared().url(), "redis://127.0.0.1:1")) {
      assertThat(cut.get("/read", made.text("token"))).isEqualTo(503);
      assertThat(cut.get("/read", access)).isEqualTo(503);
    }
  }

  @Test
  void anotherPersonsTokenLooksLikeNone() {
    Answer made = make("mine", "\"jobs:read\"", 1);
    String stranger = newPerson();

    assertThat(list(stranger).isEmpty()).isTrue();
    assertThat(delete("/tokens/" + made.text("id"), stranger).status()).isEqualTo(404);
    assertThat(delete("/tokens/none", stranger).status()).isEqualTo(404);
    assertThat(delete("/tokens/a%20b", stranger).status()).isEqualTo(404);
    assertThat(ONE.get("/read", made.text("token"))).isEqualTo(200);
  }

  @Test
  void anApiTokenMakesNoTokensAndSeesOnlyTheAccount() {
    String token = make("script", "\"jobs:read\",\"jobs:write\"", 1).text("token");

    assertThat(browser.bearer("GET", "/me", token, "").status()).isEqualTo(200);
    assertThat(browser.bearer("GET", "/tokens", token, "").status()).isEqualTo(403);
    assertThat(browser.bearer("POST", "/tokens", token, "{}").status()).isEqualTo(403);
    assertThat(delete("/tokens/x", token).status()).isEqualTo(403);
    assertThat(browser.bearer("GET", "/me/export", token, "").status()).isEqualTo(403);
    assertThat(delete("/me", token).status()).isEqualTo(403);
    assertThat(delete("/me/sessions", token).status()).isEqualTo(403);
    assertThat(browser.bearer("GET", "/userinfo", token, "").status()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":1}",
        "{\"name\":\"a\\nb\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":1}",
        "{\"name\":\"n\",\"scopes\":[],\"expiresInDays\":1}",
        "{\"name\":\"n\",\"scopes\":[\"account\"],\"expiresInDays\":1}",
        "{\"name\":\"n\",\"scopes\":[\"jobs:read\",\"account\"],\"expiresInDays\":1}",
        "{\"name\":\"n\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":0}",
        "{\"name\":\"n\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":367}",
        "{\"name\":\"n\",\"scopes\":[\"jobs:read\"]}",
        "["
      })
  void aTokenThatCannotBeMadeIsRefused(String request) {
    Answer refused = browser.bearer("POST", "/tokens", access, request);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("code")).isIn("request-malformed", "value-missing", "value-invalid");
    assertThat(refused.text("detail")).isNotEqualTo(refused.text("title"));
    assertThat(list(access).isEmpty()).isTrue();
  }

  @Test
  void everythingThatIsWrongWithATokenIsToldAtOnce() {
    Answer refused =
        browser.bearer(
            "POST",
            "/tokens",
            access,
            "{\"name\":\"\",\"scopes\":[\"jobs:read\",\"all\"],\"expiresInDays\":\"many\",\"x\":1}");

    assertThat(
            refused.json().path("errors").valueStream().map(one -> one.path("pointer").asString()))
        .containsExactly("#/expiresInDays", "#/name", "#/scopes/1", "#/x");
    assertThat(refused.json().at("/errors/2/allowed").valueStream().map(JsonNode::asString))
        .containsExactly("jobs:read", "jobs:write");
  }

  @Test
  void anAccountHasFiftyTokensAtMost() {
    List<Document> many = new ArrayList<>();
    String account = browser.bearer("GET", "/me", access, "").text("accountId");
    for (int i = 0; i < 49; i++) {
      many.add(
          new Document("_id", UUID.randomUUID().toString())
              .append("accountId", account)
              .append("name", "n")
              .append("scopes", List.of("jobs:read"))
              .append("createdAt", Instant.now())
              .append("expiresAt", Instant.now().plusSeconds(60))
              .append("sha256", ""));
    }
    mongo.insert(many, "api_tokens");

    assertThat(make("fiftieth", "\"jobs:read\"", 1).status()).isEqualTo(201);
    Answer refused = make("one too many", "\"jobs:read\"", 1);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("too-many-tokens");
    assertThat(list(access).size()).isEqualTo(50);
  }

  @Test
  void theLastUseIsShown() {
    Answer made = make("backup", "\"jobs:read\"", 1);
    Instant before = Instant.now().minusSeconds(1);
    ONE.get("/read", made.text("token"));

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> !list(access).get(0).path("lastUsedAt").isNull());

    assertThat(Instant.parse(list(access).get(0).path("lastUsedAt").asString()))
        .isBetween(before, Instant.now());
  }

  @Test
  void anExpiredTokenGoesByItself() {
    Answer made = make("old", "\"jobs:read\"", 1);
    Query one = new Query(Criteria.where("_id").is(made.text("id")));
    Instant past = Instant.now().minusSeconds(1);
    mongo.updateFirst(one, new Update().set("expiresAt", past), "api_tokens");

    await().atMost(Duration.ofSeconds(5)).until(() -> list(access).isEmpty());

    await().atMost(Duration.ofSeconds(5)).until(() -> ONE.get("/read", made.text("token")) == 401);
  }

  private Answer make(String name, String scopes, int days) {
    String body =
        "{\"name\":\"%s\",\"scopes\":[%s],\"expiresInDays\":%d}".formatted(name, scopes, days);
    return browser.bearer("POST", "/tokens", access, body);
  }

  private JsonNode list(String token) {
    return browser.bearer("GET", "/tokens", token, "").json().path("tokens");
  }

  private Answer delete(String path, String token) {
    return browser.bearer("DELETE", path, token, "");
  }

  private static String newPerson() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    return TestWorld.browser().uiTokens("google").text("access_token");
  }

  private String allOfRedis() {
    StringBuilder all = new StringBuilder();
    for (String key : redis.keys("access:*")) {
      all.append(key).append(' ');
      if (redis.type(key) == org.springframework.data.redis.connection.DataType.STRING) {
        all.append(redis.opsForValue().get(key)).append('\n');
      }
    }
    return all.toString();
  }
}

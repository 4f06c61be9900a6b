package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.link.SealedSecrets;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

class WebhooksTest {

  private static final String URL = "https://example.com/hooks/transcoder";

  private final MongoOperations mongo = TestWorld.shared().bean(MongoOperations.class);
  private final StringRedisTemplate redis = TestWorld.shared().bean(StringRedisTemplate.class);
  private final SealedSecrets seal = TestWorld.shared().bean(SealedSecrets.class);
  private final Browser browser = TestWorld.browser();
  private String access = "";
  private String account = "";

  @BeforeEach
  void somebodySignsIn() {
    access = newPerson();
    account = browser.bearer("GET", "/me", access, "").text("accountId");
  }

  private static String newPerson() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    return TestWorld.browser().uiTokens("google").text("access_token");
  }

  @Test
  void aWebhookIsMadeAndItsSecretIsShownOnceAndSealedEverywhere() {
    Answer made = make(URL);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).contains("no-store");
    String secret = made.text("secret");
    assertThat(secret).startsWith("whsec_");
    Webhook published = published().webhooks().getFirst();
    assertThat(seal.open(published.sealedSecret(), made.text("id"))).isEqualTo(bytes(secret));
    assertThat(published().email()).isEqualTo("ada@example.test");
    String clear = secret.substring(6);
    assertThat(list().body()).contains(made.text("id")).doesNotContain(clear, "ealed");
    assertThat(mongo.findAll(Document.class, "webhooks").toString()).doesNotContain(clear);
    assertThat(redis.opsForHash().get(WebhookKeys.WEBHOOKS, account).toString())
        .doesNotContain(clear);
    assertThat(browser.bearer("GET", "/me/export", access, "").json().at("/webhooks/0/url"))
        .hasToString("\"" + URL + "\"");
    assertThat(browser.bearer("GET", "/me/export", access, "").body())
        .doesNotContain(clear, "sealedSecret");
  }

  @Test
  void aNewSecretSignsAndTheOldOneDoesTooForAWhile() {
    Answer made = make(URL);

    Answer rotated = call("POST", "/webhooks/" + made.text("id") + "/secret");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text("secret")).isNotEqualTo(made.text("secret"));
    Webhook published = published().webhooks().getFirst();
    assertThat(seal.open(published.sealedSecret(), published.id()))
        .isEqualTo(bytes(rotated.text("secret")));
    assertThat(seal.open(Objects.requireNonNull(published.previousSecret()), published.id()))
        .isEqualTo(bytes(made.text("secret")));
    assertThat(published.previousUntil()).isNotNull();
  }

  @Test
  void anotherPersonsWebhookLooksLikeNone() {
    String id = make(URL).text("id");
    String stranger = newPerson();

    for (String path : List.of("/secret", "/resume")) {
      assertThat(browser.bearer("POST", "/webhooks/" + id + path, stranger, "").status())
          .isEqualTo(404);
    }
    assertThat(browser.bearer("DELETE", "/webhooks/" + id, stranger, "").status()).isEqualTo(404);
    assertThat(published().webhooks()).hasSize(1);
  }

  @Test
  void aDeletedOneIsGone() {
    String id = make(URL).text("id");
    redis.opsForList().leftPush(WebhookKeys.log(id), "{}");

    assertThat(call("DELETE", "/webhooks/" + id).status()).isEqualTo(204);

    assertThat(published().webhooks()).isEmpty();
    assertThat(redis.hasKey(WebhookKeys.log(id))).isFalse();
    assertThat(call("DELETE", "/webhooks/" + id).status()).isEqualTo(404);
  }

  @Test
  void anAccountHasAFew() {
    for (int i = 0; i < 5; i++) {
      assertThat(make(URL + i).status()).isEqualTo(201);
    }

    Answer refused = make(URL);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("too-many-webhooks");
    assertThat(published().webhooks()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://example.com:8443/",
        "ftp://example.com/",
        "https://ada:secret@example.com/",
        "https://example.com/#there",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.1.2.3/",
        "https://bücher.example/",
        "example.com",
        "https:///path",
        "a b"
      })
  void addressesThatWeDoNotCallAreRefused(String url) {
    Answer refused = make(url);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("value-invalid");
    assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("#/url");
  }

  @Test
  void theSameAddressTwiceIsRefused() {
    make(URL);

    assertThat(make(URL + "?again").text("code")).isEqualTo("value-invalid");
  }

  @Test
  void oneThatFailsIsSwitchedOffAndOnAgain() {
    String id = make(URL).text("id");
    redis.opsForHash().put(WebhookKeys.TO_SWITCH_OFF, id, account);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> published().webhooks().getFirst().offSince() != null);
    assertThat(redis.opsForHash().hasKey(WebhookKeys.TO_SWITCH_OFF, id)).isFalse();
    assertThat(list().json().at("/webhooks/0/offSince").asString()).isNotEmpty();

    assertThat(call("POST", "/webhooks/" + id + "/resume").status()).isEqualTo(200);
    assertThat(published().webhooks().getFirst().offSince()).isNull();
  }

  @Test
  void afterALossOfRedisTheyAreThereAgain() {
    make(URL);
    redis.delete(WebhookKeys.WEBHOOKS);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> redis.opsForHash().hasKey(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE));
    assertThat(published().webhooks()).hasSize(1);
  }

  @Test
  void withTheAccountTheyGo() {
    make(URL);

    assertThat(call("DELETE", "/me").status()).isEqualTo(202);

    assertThat(published().webhooks()).isEmpty();
  }

  private Answer make(String url) {
    return browser.bearer("POST", "/webhooks", access, "{\"url\":\"" + url + "\"}");
  }

  private Answer list() {
    return call("GET", "/webhooks");
  }

  private Answer call(String method, String path) {
    return browser.bearer(method, path, access, "");
  }

  private AccountWebhooks published() {
    String field =
        Objects.requireNonNull(
            redis.<String, String>opsForHash().get(WebhookKeys.WEBHOOKS, account));
    return JsonMapper.shared()
        .readValue(field.substring(field.indexOf(' ') + 1), AccountWebhooks.class);
  }

  private static byte[] bytes(String secret) {
    return Base64.getDecoder().decode(secret.substring(6));
  }
}

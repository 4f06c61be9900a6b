package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.mail.MailSwitch;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person prefers, and how notification-worker hears of it. */
class PreferencesTest {

  private static final String NONE = "{\"defaultFormat\":null,\"email\":null,\"mail\":\"always\"}";
  private static final String QUIET =
      "{\"defaultFormat\":\"mp4-720p\",\"email\":\"office@example.test\",\"mail\":\"never\"}";

  private final StringRedisTemplate redis = TestWorld.shared().bean(StringRedisTemplate.class);
  private final Browser browser = TestWorld.browser();
  private String access = "";
  private String account = "";

  @BeforeEach
  void somebodySignsIn() {
    access = newPerson();
    account = call("GET", "/me", access, "").text("accountId");
  }

  @Test
  void whoHasSaidNothingGetsMailsAndTheUsualFormat() {
    assertThat(preferences(access)).isEqualTo(json(NONE));
  }

  @Test
  void theyAreReplacedAsAWholeAndForThisPersonAlone() {
    Answer put = call("PUT", "/me/preferences", access, QUIET);

    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(put.json()).isEqualTo(json(QUIET));
    assertThat(preferences(access)).isEqualTo(json(QUIET));
    assertThat(preferences(newPerson())).isEqualTo(json(NONE));
    call("PUT", "/me/preferences", access, "{\"mail\":\"never\"}");
    assertThat(preferences(access).path("email").isNull()).isTrue();
  }

  @Test
  void theySurviveTheNextSignIn() {
    Person again = Person.ada().withSubject(UUID.randomUUID().toString());
    TestWorld.providers().signIn(again);
    String first = TestWorld.browser().uiTokens("google").text("access_token");
    call("PUT", "/me/preferences", first, QUIET);

    TestWorld.providers().signIn(again);
    String second = TestWorld.browser().uiTokens("google").text("access_token");

    assertThat(preferences(second)).isEqualTo(json(QUIET));
  }

  @Test
  void theExportHasThem() {
    call("PUT", "/me/preferences", access, QUIET);

    assertThat(call("GET", "/me/export", access, "").json().path("preferences"))
        .isEqualTo(json(QUIET));
  }

  @Test
  void theNextMailHeedsTheWishAtOnce() {
    call("PUT", "/me/preferences", access, QUIET);
    assertThat(wantsNoMail()).isTrue();

    call("PUT", "/me/preferences", access, NONE);
    assertThat(wantsNoMail()).isFalse();
  }

  @Test
  void afterALossOfRedisTheWishIsThereAgainBeforeAnyMailIsSent() {
    call("PUT", "/me/preferences", access, QUIET);

    redis.delete(MailSwitch.OFF);

    await().atMost(Duration.ofSeconds(5)).until(() -> isMember(MailSwitch.COMPLETE));
    assertThat(wantsNoMail()).isTrue();
  }

  @Test
  void whoOnlyRedisThinksWantsNoMailGetsMailsAgain() {
    redis.opsForSet().add(MailSwitch.OFF, account);

    await().atMost(Duration.ofSeconds(5)).until(() -> !wantsNoMail());
    assertThat(isMember(MailSwitch.COMPLETE)).isTrue();
  }

  @Test
  void theyGoWithTheAccount() {
    call("PUT", "/me/preferences", access, QUIET);

    call("DELETE", "/me", access, "");
    redis.opsForSet().add(AccessKeys.ERASED, account);

    await().atMost(Duration.ofSeconds(5)).until(() -> !wantsNoMail());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|value-missing",
        "{\"mail\":\"sometimes\"}|value-invalid",
        "{\"mail\":null}|value-missing",
        "{\"mail\":\"never\",\"format\":\"mp3\"}|name-unknown",
        "[]|request-malformed",
        "{\"mail\":\"never\",\"email\":\"\"}|email-invalid",
        "{\"mail\":\"never\",\"email\":\"ada\"}|email-invalid",
        "{\"mail\":\"never\",\"email\":\"ada@localhost\"}|email-invalid",
        "{\"mail\":\"never\",\"email\":\"a@b.example, c@d.example\"}|email-invalid",
        "{\"mail\":\"never\",\"email\":\"a..b@c.example\"}|email-invalid",
        "{\"mail\":\"never\",\"email\":\"a@-b.example\"}|email-invalid",
        "{\"mail\":\"never\",\"email\":\"a@b.example\\r\\nBcc: c@d.example\"}|email-invalid",
        "{\"mail\":\"never\",\"email\":\"Ada <a@b.example>\"}|email-invalid",
        "{\"mail\":\"never\",\"defaultFormat\":\"\"}|format-unknown",
        "{\"mail\":\"never\",\"defaultFormat\":\"$ne\"}|format-unknown"
      })
  void whatMakesNoSenseIsRefusedAndChangesNothing(String body, String code) {
    Answer refused = call("PUT", "/me/preferences", access, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo(code);
    assertThat(preferences(access)).isEqualTo(json(NONE));
  }

  @Test
  void anAddressIsNoLongerThanMailAllows() {
    String tooLong = "{\"mail\":\"always\",\"email\":\"" + "a".repeat(243) + "@example.test\"}";

    assertThat(call("PUT", "/me/preferences", access, tooLong).text("code"))
        .isEqualTo("email-invalid");
  }

  @Test
  void anApiTokenNeitherSeesNorChangesThem() {
    String body = "{\"name\":\"n\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":1}";
    String script = call("POST", "/tokens", access, body).text("token");

    assertThat(call("GET", "/me/preferences", script, "").status()).isEqualTo(403);
    assertThat(call("PUT", "/me/preferences", script, QUIET).status()).isEqualTo(403);
  }

  private JsonNode preferences(String token) {
    return call("GET", "/me/preferences", token, "").json();
  }

  private Answer call(String method, String path, String token, String body) {
    return browser.bearer(method, path, token, body);
  }

  private boolean wantsNoMail() {
    return isMember(account);
  }

  private boolean isMember(String member) {
    return Boolean.TRUE.equals(redis.opsForSet().isMember(MailSwitch.OFF, member));
  }

  private static String newPerson() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    return TestWorld.browser().uiTokens("google").text("access_token");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}

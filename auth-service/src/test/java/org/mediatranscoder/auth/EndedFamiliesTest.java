package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.auth.token.LogOutEverywhere;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Whatever ends a family of tokens also ends the access tokens that are out already. */
class EndedFamiliesTest {

  private final Browser browser = TestWorld.browser();
  private final StringRedisTemplate redis = TestWorld.shared().bean(StringRedisTemplate.class);
  private final LogOutEverywhere everywhere = TestWorld.shared().bean(LogOutEverywhere.class);

  @BeforeEach
  void somebodySignsIn() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
  }

  @Test
  void theTokensOfAFamilyHaveTheSameSid() {
    Answer first = browser.uiTokens("google");
    Answer second = browser.refresh(first.text("refresh_token"));
    Answer another = browser.cliTokens("google");

    assertThat(sid(second)).isEqualTo(sid(first)).isNotEqualTo(sid(another));
    assertThat(hasEnded(first)).isFalse();
  }

  @Test
  void aReplayedRefreshTokenEndsTheFamily() {
    Answer first = browser.uiTokens("google");
    browser.refresh(first.text("refresh_token"));

    browser.refresh(first.text("refresh_token"));

    assertThat(hasEnded(first)).isTrue();
    assertThat(redis.getExpire(AccessKeys.endedSession(sid(first))))
        .isBetween(
            Duration.ofMinutes(15).plusSeconds(30).toSeconds(), Duration.ofMinutes(16).toSeconds());
  }

  @Test
  void aReplayedCodeEndsTheFamily() {
    Map<String, String> form = browser.codeForm(browser.code(browser.uiRequest(), "google"));
    Answer first = browser.uiToken(form);

    browser.uiToken(form);

    assertThat(hasEnded(first)).isTrue();
  }

  @Test
  void aRevokedRefreshTokenEndsTheFamily() {
    Answer tokens = browser.uiTokens("google");

    Answer revoked = browser.revoke(tokens.text("refresh_token"));

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(hasEnded(tokens)).isTrue();
    assertThat(browser.refresh(tokens.text("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void aLogOutEndsTheFamilyAndNoOther() {
    Answer tokens = browser.uiTokens("google");
    Browser other = TestWorld.browser();
    Answer others = other.uiTokens("google");

    browser.logOut(tokens.text("id_token"));

    assertThat(hasEnded(tokens)).isTrue();
    assertThat(hasEnded(others)).isFalse();
  }

  @Test
  void aLogOutEverywhereEndsEachBrowserAndEachFamilyOfThePerson() {
    Answer tokens = browser.uiTokens("google");
    Browser other = TestWorld.browser();
    Answer others = other.cliTokens("google");
    Answer strangers = ofSomebodyElse();

    everywhere.logOut(new AccountId(claims(tokens).getSubject()));

    assertThat(hasEnded(tokens)).isTrue();
    assertThat(hasEnded(others)).isTrue();
    assertThat(hasEnded(strangers)).isFalse();
    assertThat(browser.refresh(tokens.text("refresh_token")).status()).isEqualTo(400);
    assertThat(browser.authorize(browser.uiRequest()).location().getPath()).isEqualTo("/login");
    assertThat(other.authorize(other.uiRequest()).location().getPath()).isEqualTo("/login");
  }

  @Test
  void whoLoggedOutEverywhereMaySignInAgain() {
    Answer before = browser.uiTokens("google");
    everywhere.logOut(new AccountId(claims(before).getSubject()));

    Answer after = browser.uiTokens("google");

    assertThat(after.status()).isEqualTo(200);
    assertThat(hasEnded(after)).isFalse();
    assertThat(browser.authorize(browser.uiRequest()).locationQuery()).containsKey("code");
  }

  private static Answer ofSomebodyElse() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    return TestWorld.browser().uiTokens("google");
  }

  private boolean hasEnded(Answer tokens) {
    return "1".equals(redis.opsForValue().get(AccessKeys.endedSession(sid(tokens))));
  }

  private static String sid(Answer tokens) {
    return String.valueOf(claims(tokens).getClaim("sid"));
  }

  private static JWTClaimsSet claims(Answer tokens) {
    try {
      return SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet();
    } catch (ParseException broken) {
      throw new AssertionError(tokens.body(), broken);
    }
  }
}

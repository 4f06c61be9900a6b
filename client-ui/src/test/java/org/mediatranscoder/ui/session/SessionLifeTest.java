package org.mediatranscoder.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.ClientUiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

class SessionLifeTest extends ClientUiTest {

  @Autowired private StringRedisTemplate redis;

  @Test
  void aSessionOfSixDaysIsGoodIfItIsUsed() {
    browser.signIn(AUTH);
    signedInAgo(Duration.ofDays(6));

    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }

  @Test
  void aSessionEndsSevenDaysAfterTheLogInHoweverBusyItIs() {
    browser.signIn(AUTH);
    signedInAgo(Duration.ofDays(7).plusSeconds(1));
    String key = key();

    assertThat(browser.getToken().statusCode()).isEqualTo(401);
    assertThat(redis.hasKey(key)).isFalse();
    assertThat(browser.get("/").body()).contains("data-testid=\"sign-in\"");
  }

  @Test
  void whatARequestLeavesOfASessionThatWasDeletedMeanwhileIsNoSession() {
    browser.signIn(AUTH);
    redis.opsForHash().delete(key(), "creationTime");

    assertThat(browser.getToken().statusCode()).isEqualTo(401);
    assertThat(browser.get("/").body()).contains("data-testid=\"sign-in\"");
  }

  @Test
  void aLogInBeginsANewLifeHoweverLongThePageWasOpenBefore() {
    browser.startSignIn();
    signedInAgo(Duration.ofDays(6));
    browser.signIn(AUTH);

    assertThat(created()).isAfter(Instant.now().minusSeconds(60));
  }

  @Test
  void aSessionThatNobodyUsesEndsAfterTwelveHours() {
    browser.signIn(AUTH);

    assertThat(Duration.ofMillis(Objects.requireNonNull(redis.getExpire(key())) * 1000))
        .isBetween(Duration.ofHours(11), Duration.ofHours(12).plusMinutes(6));
  }

  @Test
  void untilSomebodyHasSignedInItEndsAfterTenMinutes() {
    browser.startSignIn();

    assertThat(Duration.ofMillis(Objects.requireNonNull(redis.getExpire(key())) * 1000))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(16));
  }

  private Instant created() {
    return Instant.ofEpochMilli(Long.parseLong(stored().replaceAll(".*?(\\d{13}).*", "$1")));
  }

  private String stored() {
    return String.valueOf(redis.opsForHash().get(key(), "creationTime"));
  }

  private void signedInAgo(Duration age) {
    String then = Long.toString(Instant.now().minus(age).toEpochMilli());
    redis.opsForHash().put(key(), "creationTime", stored().replaceFirst("\\d{13}", then));
  }

  private String key() {
    byte[] id = Base64.getDecoder().decode(browser.cookies().getFirst().getValue());
    return "ui:session:sessions:" + new String(id, StandardCharsets.UTF_8);
  }
}

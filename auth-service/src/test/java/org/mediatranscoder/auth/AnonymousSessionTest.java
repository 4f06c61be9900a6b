package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The session of somebody who has not signed in yet is small and short in Redis. */
class AnonymousSessionTest {

  private static final int STARTS_PER_ADDRESS = 200;

  private final AuthInstance auth = TestWorld.shared();
  private final StringRedisTemplate redis = auth.bean(StringRedisTemplate.class);

  @Test
  void itEndsAfterMinutes() {
    Browser browser = TestWorld.browser();
    browser.authorize(browser.uiRequest());

    // Spring Session keeps it five minutes longer than it counts.
    assertThat(redis.getExpire(key(browser))).isBetween(1L, Duration.ofMinutes(15).toSeconds());
  }

  @Test
  void whatItHoldsOfARequestIsSmall() {
    Browser browser = TestWorld.browser();
    browser.send(
        HttpRequest.newBuilder(authorize("state=s")).header("X-Padding", "x".repeat(6_000)).GET());

    assertThat(stored(browser)).contains("/oauth2/authorize").hasSizeLessThan(4_000);
  }

  @Test
  void aLongAddressIsNotRemembered() {
    Browser browser = TestWorld.browser();
    browser.get(authorize("state=" + "x".repeat(5_000)));
    browser.get("/oauth2/authorization/google");

    assertThat(stored(browser)).doesNotContain("xxxx").hasSizeLessThan(4_000);
  }

  @Test
  void anAddressThatBeginsManyIsRefusedAndOthersAreNot() {
    String busy = "203.0.113.7";
    IntStream.range(0, STARTS_PER_ADDRESS)
        .forEach(start -> assertThat(begin(busy).status()).isEqualTo(302));

    Answer refused = begin(busy);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("600");
    assertThat(begin("203.0.113.8").status()).isEqualTo(302);
    assertThat(begin("2001:db8:0:1::7").status()).isEqualTo(302);
  }

  private Answer begin(String address) {
    return TestWorld.browser()
        .send(
            HttpRequest.newBuilder(URI.create(auth.url() + "/oauth2/authorization/google"))
                .header("X-Forwarded-For", address)
                .GET());
  }

  private URI authorize(String query) {
    return URI.create(auth.url() + "/oauth2/authorize?" + query + "&" + Form.encode(request()));
  }

  private static Map<String, String> request() {
    return Map.of(
        "response_type", "code",
        "client_id", "client-ui",
        "redirect_uri", Browser.UI_REDIRECT,
        "code_challenge", "y".repeat(43),
        "code_challenge_method", "S256");
  }

  private String stored(Browser browser) {
    return String.valueOf(redis.opsForHash().entries(key(browser)));
  }

  private static String key(Browser browser) {
    String cookie =
        browser.cookies().getCookieStore().getCookies().stream()
            .filter(one -> one.getName().equals("AUTH_SESSION"))
            .findFirst()
            .orElseThrow()
            .getValue();
    byte[] id = Base64.getDecoder().decode(cookie);
    return "auth:session:sessions:" + new String(id, StandardCharsets.UTF_8);
  }
}

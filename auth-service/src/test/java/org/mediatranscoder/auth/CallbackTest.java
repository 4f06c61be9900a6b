package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from a provider, or pretends to. */
class CallbackTest {

  private final Browser browser = TestWorld.browser();

  @BeforeEach
  void adaSignsIn() {
    TestWorld.providers().signIn(Person.ada());
  }

  @Test
  void aCallbackWithAnotherStateIsRefused() {
    refused(callback("google", query -> query.put("state", "guessed")));
  }

  @Test
  void aCallbackWithoutStateIsRefused() {
    refused(callback("google", query -> query.remove("state")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "github"})
  void aCallbackWithAnInventedCodeIsRefused(String provider) {
    refused(callback(provider, query -> query.put("code", "invented")));
  }

  @Test
  void aCallbackFromAnotherBrowserIsRefused() {
    URI stolen = callback("google", query -> {});
    Browser victim = TestWorld.browser();

    Answer answer = victim.get(stolen);

    assertThat(answer.location().getPath()).isEqualTo("/login");
    assertThat(victim.authorize(victim.uiRequest()).location().getPath()).isEqualTo("/login");
  }

  @Test
  void aCallbackWorksOnce() {
    URI callback = callback("google", query -> {});
    browser.get(callback);

    assertThat(browser.get(callback).location()).hasToString(loginPage("failed"));
  }

  @Test
  void aCodeOfOneProviderIsRefusedAtTheCallbackOfTheOther() {
    URI callback = callback("google", query -> {});

    refused(URI.create(callback.toString().replace("/code/google", "/code/github")));
  }

  @ParameterizedTest
  @CsvSource({"nonce,replayed", "iss,http://localhost:1/google", "aud,another-client"})
  void anIdTokenForSomethingElseIsRefused(String claim, String value) {
    forgedIsRefused(claims -> claims.claim(claim, value));
  }

  @Test
  void anExpiredIdTokenIsRefused() {
    forgedIsRefused(
        claims -> claims.expirationTime(Timestamp.from(Instant.now().minusSeconds(120))));
  }

  @Test
  void anIdTokenWithoutSubjectIsRefused() {
    forgedIsRefused(claims -> claims.subject(null));
  }

  @Test
  void whoCancelsAtTheProviderIsToldSo() {
    URI callback =
        callback(
            "google",
            query -> {
              query.remove("code");
              query.put("error", "access_denied");
            });

    Answer answer = browser.get(callback);

    assertThat(answer.location()).hasToString(loginPage("cancelled"));
    assertThat(browser.get(answer.location()).body()).contains("You have not been signed in");
  }

  @Test
  void aProviderThatWeDoNotKnowLeadsBackToThePage() {
    assertThat(browser.get("/oauth2/authorization/myspace").location())
        .hasToString(loginPage("failed"));
  }

  private void forgedIsRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
    TestWorld.providers().forge(change);
    refused(callback("google", query -> {}));
  }

  private void refused(URI callback) {
    Answer answer = browser.get(callback);

    assertThat(answer.location()).hasToString(loginPage("failed"));
    assertThat(browser.get(answer.location()).body()).contains("Signing in did not work");
    assertThat(browser.authorize(browser.uiRequest()).location().getPath()).isEqualTo("/login");
  }

  /** The provider's redirect to us, changed on its way. */
  private URI callback(String provider, Consumer<Map<String, String>> change) {
    browser.authorize(browser.uiRequest());
    Answer toProvider = browser.get("/oauth2/authorization/" + provider);
    assertThat(toProvider.locationQuery()).containsKeys("state", "code_challenge");
    URI callback = browser.get(toProvider.location()).location();
    Map<String, String> query = new HashMap<>(Form.parse(callback.getRawQuery()));
    change.accept(query);
    return callback.resolve(callback.getPath() + "?" + Form.encode(query));
  }

  private static String loginPage(String error) {
    return TestWorld.shared().url() + "/login?error=" + error;
  }
}

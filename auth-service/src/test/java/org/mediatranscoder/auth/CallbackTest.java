package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** What comes back from a provider, or pretends to. */
class CallbackTest {

  private final Browser browser = TestWorld.browser();
  private final MongoOperations mongo = TestWorld.shared().bean(MongoOperations.class);

  @BeforeEach
  void somebodySignsIn() {
    TestWorld.providers().signIn(somebody());
  }

  @AfterEach
  void heal() {
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

  @Test
  void aCodeThatWasMadeForAnotherBrowserIsRefused() {
    Browser attacker = TestWorld.browser();
    Answer toProvider = attacker.get("/oauth2/authorization/google");
    String code = attacker.get(toProvider.location()).locationQuery().get("code");

    refused(callback("google", query -> query.put("code", code)));
  }

  @Test
  void aCodeThatWasUsedInAnotherBrowserIsRefused() {
    Browser first = TestWorld.browser();
    URI used = first.get(first.get("/oauth2/authorization/google").location()).location();
    first.get(used);

    refused(
        callback("google", query -> query.put("code", Form.parse(used.getRawQuery()).get("code"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "code_challenge", "redirect_uri"})
  void aCodeThatWasMadeForAnotherRequestIsRefused(String changed) {
    refused(
        callback(
            "google",
            query -> query.put("code", codeForAnother(query.getOrDefault("state", ""), changed))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"code", "state"})
  void aCallbackWithAParameterTwiceIsRefused(String name) {
    URI callback = callback("google", query -> {});

    refused(URI.create(callback + "&" + name + "=another"));
  }

  @Test
  void aCallbackThatNamesAnotherIssuerIsRefused() {
    refused(callback("google", query -> query.put("iss", "https://evil.example")));
  }

  @Test
  void aCallbackThatNamesItsIssuerIsTaken() {
    String issuer =
        String.valueOf(
            TestWorld.providers()
                .google()
                .get("spring.security.oauth2.client.provider.google.issuer-uri"));

    Answer answer = browser.get(callback("google", query -> query.put("iss", issuer)));

    assertThat(answer.location().getPath()).isEqualTo("/oauth2/authorize");
  }

  @Test
  void aCallbackWithoutCodeIsRefused() {
    Answer answer = browser.get(callback("google", query -> query.remove("code")));

    assertThat(answer.location().getPath()).isEqualTo("/login");
    nobodyIsSignedIn();
  }

  @Test
  void aStateOfAnEarlierTripIsRefused() {
    URI earlier = callback("google", query -> {});
    String state = Form.parse(earlier.getRawQuery()).get("state");

    refused(callback("google", query -> query.put("state", state)));
  }

  @Test
  void anErrorWithAnInventedStateIsNotBelieved() {
    refused(
        callback(
            "google",
            query -> {
              query.remove("code");
              query.put("error", "access_denied");
              query.put("state", "guessed");
            }));
  }

  @Test
  void aPostedCallbackIsRefused() {
    URI callback = callback("google", query -> {});

    Answer answer = browser.post(callback.getPath(), Form.parse(callback.getRawQuery()));

    assertThat(answer.status()).isEqualTo(403);
    nobodyIsSignedIn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unsigned", "by another key", "by our public key", "by an unknown key"})
  void anIdTokenThatTheProviderDidNotSignIsRefused(String how) {
    TestWorld.providers().signBy((claims, key) -> forged(how, claims, key));

    refused(callback("google", query -> {}));
  }

  @Test
  void anIdTokenWithoutNonceIsRefused() {
    forgedIsRefused(claims -> claims.claim("nonce", null));
  }

  @Test
  void anIdTokenOfTheFutureIsRefused() {
    forgedIsRefused(claims -> claims.issueTime(Timestamp.from(Instant.now().plusSeconds(600))));
  }

  @Test
  void anIdTokenForManyThatWasMadeForAnotherIsRefused() {
    forgedIsRefused(
        claims ->
            claims
                .audience(List.of(FakeProviders.CLIENT_ID, "another-client"))
                .claim("azp", "another-client"));
  }

  @Test
  void anEndlessSubjectIsRefused() {
    forgedIsRefused(claims -> claims.subject("a".repeat(256)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google|/google/token|500|",
        "google|/google/token|200|{}",
        "google|/google/token|200|no json",
        "google|/google/token|200|{\"access_token\":\"a\",\"token_type\":\"Bearer\"}",
        "github|/github/token|503|",
        "github|/github/token|200|{\"error\":\"bad_verification_code\"}",
        "github|/github/user|401|{\"message\":\"Bad credentials\"}",
        "github|/github/user|200|{\"login\":\"nobody\"}",
        "github|/github/user|200|[]",
        "github|/github/user/emails|500|",
        "github|/github/user/emails|200|no json"
      })
  void aProviderThatFailsSignsNobodyIn(String provider, String path, int status, String body) {
    TestWorld.providers().fail(path, status, body == null ? "" : body);

    refused(callback(provider, query -> {}));
  }

  @Test
  void anUnverifiedAddressOfAVictimLeadsToNeitherAccountNorAddressOfTheVictim() {
    Person victim = somebody().withEmail(UUID.randomUUID() + "@example.test");
    String account = signedIn("google", victim);
    Person attacker = somebody().withEmail(victim.email()).withUnverifiedEmail();

    for (String provider : List.of("google", "github")) {
      String stranger = signedIn(provider, attacker);

      assertThat(stranger).isNotEqualTo(account);
      assertThat(email(stranger)).isNull();
    }
    assertThat(email(account)).isEqualTo(victim.email());
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
    long accounts = mongo.count(new Query(), "accounts");

    Answer answer = browser.get(callback);

    assertThat(answer.location()).hasToString(loginPage("failed"));
    assertThat(browser.get(answer.location()).body()).contains("Signing in did not work");
    nobodyIsSignedIn();
    assertThat(mongo.count(new Query(), "accounts")).isEqualTo(accounts);
  }

  private void nobodyIsSignedIn() {
    assertThat(browser.authorize(browser.uiRequest()).location().getPath()).isEqualTo("/login");
  }

  /** A code of the provider for the same state, asked for with one parameter changed. */
  private static String codeForAnother(String state, String changed) {
    Browser attacker = TestWorld.browser();
    URI provider = attacker.get("/oauth2/authorization/google").location();
    Map<String, String> query = new HashMap<>(Form.parse(provider.getRawQuery()));
    query.put("state", state);
    query.put(changed, "http://localhost:1/another");
    URI asked = provider.resolve(provider.getPath() + "?" + Form.encode(query));
    return attacker.get(asked).locationQuery().getOrDefault("code", "none");
  }

  private static String forged(String how, JWTClaimsSet claims, RSAKey key) {
    try {
      return switch (how) {
        case "unsigned" -> new PlainJWT(claims).serialize();
        case "by our public key" -> hmac(claims, key);
        case "by another key" ->
            FakeProviders.signed(claims, new RSAKeyGenerator(2048).keyID("played").generate());
        default ->
            FakeProviders.signed(claims, new RSAKeyGenerator(2048).keyID("other").generate());
      };
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hmac(JWTClaimsSet claims, RSAKey key) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    return jwt.serialize();
  }

  private static Person somebody() {
    return Person.ada().withSubject(UUID.randomUUID().toString());
  }

  private static String signedIn(String provider, Person person) {
    TestWorld.providers().signIn(person);
    String token = TestWorld.browser().uiTokens(provider).text("access_token");
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
    } catch (ParseException broken) {
      throw new AssertionError(token, broken);
    }
  }

  private static @Nullable String email(String account) {
    return TestWorld.shared()
        .bean(Accounts.class)
        .find(new AccountId(account))
        .orElseThrow()
        .email();
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

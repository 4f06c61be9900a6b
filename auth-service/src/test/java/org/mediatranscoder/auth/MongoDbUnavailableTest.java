package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.testsupport.faults.Fault;
import org.mediatranscoder.testsupport.faults.FaultProxy;

/** People who are signed in go on without MongoDB. */
class MongoDbUnavailableTest {

  /** As long as client-ui waits for auth-service. */
  private static final Duration PATIENT = Duration.ofSeconds(5);

  private final FaultProxy way = FaultProxy.before(TestWorld.mongoPort());
  private final AuthInstance instance = start();
  private final Browser browser = new Browser(instance.url());

  enum Outage {
    REFUSES(FaultProxy::cut),
    SAYS_NOTHING(way -> way.arm("", Fault.silence()));

    @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing.
    private final Consumer<FaultProxy> begin;

    Outage(Consumer<FaultProxy> begin) {
      this.begin = begin;
    }
  }

  @BeforeEach
  void anOperatorSignsIn() {
    TestWorld.providers().signIn(Person.operator());
  }

  @AfterEach
  void stop() {
    way.restore();
    way.disarm();
    instance.close();
    way.close();
  }

  @ParameterizedTest
  @EnumSource
  void whoIsSignedInGetsNewTokensInTimeThatSayTheSame(Outage outage) throws Exception {
    Answer first = browser.uiTokens("google");
    outage.begin.accept(way);
    Instant start = Instant.now();

    Answer second = browser.refresh(first.text("refresh_token"));
    Duration took = Duration.between(start, Instant.now());
    Answer third = browser.refresh(second.text("refresh_token"));

    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(took).isLessThan(PATIENT);
    assertThat(third.status()).as(third.body()).isEqualTo(200);
    assertThat(said(third, "access_token")).isEqualTo(said(first, "access_token"));
    assertThat(said(third, "id_token")).isEqualTo(said(first, "id_token"));
    assertThat(said(third, "access_token")).containsKeys("email", "roles");
    assertThat(said(third, "id_token")).containsKeys("email", "name");
  }

  /** The claims without those that are new in each token. */
  private static Map<String, Object> said(Answer tokens, String name) throws ParseException {
    JWTClaimsSet claims = SignedJWT.parse(tokens.text(name)).getJWTClaimsSet();
    Map<String, Object> same = new HashMap<>(claims.getClaims());
    same.keySet().removeAll(Set.of("iat", "nbf", "exp", "jti", "nonce", "at_hash"));
    return same;
  }

  private AuthInstance start() {
    int port = AuthInstance.freePort();
    Map<String, Object> settings = new HashMap<>(TestWorld.settings());
    settings.put("spring.mongodb.uri", "mongodb://127.0.0.1:" + way.port() + "/auth");
    return AuthInstance.start(port, port, settings);
  }
}

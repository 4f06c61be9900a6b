package org.mediatranscoder.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.auth.TestWorld;
import org.mediatranscoder.auth.store.BoundedReads;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Years in the life of two instances with one database. */
class KeyRotationTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final MongoClient client = MongoClients.create(TestWorld.mongoUri("rotation"));
  private final MongoTemplate mongo = new MongoTemplate(client, "rotation-" + UUID.randomUUID());
  private final SigningKeyProperties properties =
      new SigningKeyProperties("a secret of more than 32 characters", Duration.ofDays(365));
  private final KeyEncryptor seal = new KeyEncryptor(properties, QuickKeys::named);
  private final KeyStore store = new KeyStore(mongo);
  private final Hands clock = new Hands();
  private final SigningKeys one = new SigningKeys(store, seal, clock, new BoundedReads(clock));
  private final SigningKeys other = new SigningKeys(store, seal, clock, new BoundedReads(clock));
  private final KeyRotation rotation = new KeyRotation(store, seal, properties, clock);
  private final String first = one.currentKid();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void nothingHappensBeforeItsTime() {
    on(363);

    assertThat(store.all()).hasSize(1);
    assertThat(one.currentKid()).isEqualTo(first);
  }

  @Test
  void theNextKeyIsPublishedADayBeforeItSigns() {
    on(364);

    assertThat(published(one)).hasSize(2).isEqualTo(published(other));
    assertThat(one.currentKid()).isEqualTo(first);
    on(365);
    assertThat(one.currentKid()).isNotEqualTo(first).isEqualTo(other.currentKid());
  }

  @Test
  void aKeyThatIsLateIsStillPublishedFirst() {
    on(800);

    assertThat(one.currentKid()).isEqualTo(first);
    on(801);
    assertThat(one.currentKid()).isNotEqualTo(first);
  }

  @Test
  void theOldKeyVerifiesWhatItSignedForAYearButCanSignNoMore() throws Exception {
    SignedJWT token = signedBy(one);
    on(364);
    on(366);

    assertThat(key(other, first).isPrivate()).isFalse();
    assertThat(verifies(other, token)).isTrue();
    onward(367, 731);
    assertThat(verifies(one, token)).isTrue();
  }

  @Test
  void theOldKeyGoesWhenItsLastTokenHasExpired() {
    on(364);
    onward(367, 740);

    assertThat(published(one)).doesNotContain(first);
    assertThat(published(one)).hasSize(2);
  }

  @Test
  void instancesThatRotateTogetherBringOneKey() throws Exception {
    clock.now = START.plus(Duration.ofDays(364));
    Callable<Void> turn =
        () -> {
          new KeyRotation(store, seal, properties, clock).turn();
          return null;
        };

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(8, turn))) {
        done.get();
      }
    }

    assertThat(store.all()).hasSize(2);
  }

  @Test
  void afterAllKeysWereDeletedANewOneIsMadeAndTheOldAreForgotten() {
    mongo.dropCollection(EncryptedKey.class);

    clock.now = START.plus(Duration.ofMinutes(2));
    rotation.turn();

    assertThat(one.currentKid()).isNotEqualTo(first).isEqualTo(other.currentKid());
    assertThat(published(one)).hasSize(1);
  }

  private void on(int day) {
    clock.now = START.plus(Duration.ofDays(day));
    rotation.turn();
    clock.now = clock.now.plus(Duration.ofMinutes(2));
  }

  private void onward(int from, int to) {
    for (int day = from; day <= to; day += 7) {
      on(day);
    }
  }

  private SignedJWT signedBy(SigningKeys keys) throws JOSEException {
    JWK key = key(keys, keys.currentKid());
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder().subject("ada").build());
    token.sign(new RSASSASigner(key.toRSAKey()));
    return token;
  }

  private static boolean verifies(SigningKeys keys, SignedJWT token) throws JOSEException {
    JWK key = key(keys, token.getHeader().getKeyID());
    return token.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private static JWK key(SigningKeys keys, String kid) {
    return all(keys).stream().filter(key -> key.getKeyID().equals(kid)).findAny().orElseThrow();
  }

  private static List<String> published(SigningKeys keys) {
    return all(keys).stream().map(JWK::getKeyID).toList();
  }

  private static List<JWK> all(SigningKeys keys) {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
  }

  /** A clock that a test sets. */
  private static final class Hands extends Clock {

    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

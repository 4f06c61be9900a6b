package org.mediatranscoder.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.auth.TestWorld;
import org.mediatranscoder.auth.store.BoundedReads;
import org.springframework.data.mongodb.core.MongoTemplate;

class SigningKeysTest {

  private static final String SECRET = "a secret of more than 32 characters";

  private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MongoClient client = MongoClients.create(TestWorld.mongoUri("keys"));
  private final MongoTemplate mongo = new MongoTemplate(client, "keys-" + UUID.randomUUID());
  private final KeyStore store = new KeyStore(mongo);
  private final KeyEncryptor seal =
      new KeyEncryptor(new SigningKeyProperties(SECRET, Duration.ofDays(90)), QuickKeys::named);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void everyInstanceFindsTheSameKey() {
    assertThat(keys(now).currentKid()).isEqualTo(keys(now).currentKid());
    assertThat(all(keys(now))).hasSize(1);
  }

  @Test
  void ofInstancesThatStartTogetherOneMakesTheFirstKey() {
    assertThat(store.add(seal.generate(1, now, now))).isTrue();
    assertThat(store.add(seal.generate(1, now, now))).isFalse();
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void thePrivateKeyLiesEncryptedInTheDatabase() {
    SigningKeys keys = keys(now);
    String stored = mongo.findAll(Document.class, "signing_keys").toString();

    JWK key = all(keys).getFirst();
    assertThat(key.isPrivate()).isTrue();
    assertThat(stored)
        .doesNotContain(key.toRSAKey().getPrivateExponent().toString())
        .doesNotContain("\"d\"", "\"p\"", "RSA");
  }

  @Test
  void withAnotherSecretTheKeysStayShut() {
    keys(now);
    KeyEncryptor stranger =
        new KeyEncryptor(
            new SigningKeyProperties("another secret of 32 characters!!", Duration.ofDays(90)));

    assertThatThrownBy(() -> keys(stranger, now))
        .isInstanceOf(SigningKeyException.class)
        .hasMessageContaining("transcoder.auth.key-encryption-secret")
        .hasNoCause();
  }

  @Test
  void aNewKeyIsPublishedBeforeItSignsAndTheOldOneStays() {
    SigningKeys before = keys(now);
    EncryptedKey next = seal.generate(2, now, now.plus(Duration.ofHours(1)));
    store.add(next);

    SigningKeys soon = keys(now.plus(Duration.ofMinutes(30)));
    SigningKeys later = keys(now.plus(Duration.ofHours(2)));

    assertThat(all(soon)).hasSize(2);
    assertThat(soon.currentKid()).isEqualTo(before.currentKid());
    assertThat(all(later)).hasSize(2);
    assertThat(later.currentKid()).isEqualTo(next.kid());
  }

  private SigningKeys keys(Instant time) {
    return keys(seal, time);
  }

  private SigningKeys keys(KeyEncryptor seal, Instant time) {
    return new SigningKeys(store, seal, at(time), new BoundedReads(at(time)));
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  private static List<JWK> all(SigningKeys keys) {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
  }
}

package org.mediatranscoder.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.store.BoundedReads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The keys of all instances. Each instance reads them again every minute, so a new key is known
 * everywhere before it signs, and goes on with what it has while the database is unavailable.
 */
@Component
public class SigningKeys implements JWKSource<SecurityContext> {

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(1);

  private final KeyStore store;
  private final KeyEncryptor seal;
  private final Clock clock;
  private final BoundedReads reads;
  private volatile KeyRing ring;

  SigningKeys(KeyStore store, KeyEncryptor seal, Clock clock, BoundedReads reads) {
    this.reads = reads;
    this.store = store;
    this.seal = seal;
    this.clock = clock;
    if (store.all().isEmpty() && store.add(seal.generate(1, clock.instant(), clock.instant()))) {
      LOG.info("The first signing key was made");
    }
    ring = read(null);
  }

  /** The {@code kid} of the key that signs now. */
  public String currentKid() {
    return ring().signingKid(clock.instant());
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    return selector.select(new JWKSet(List.copyOf(ring().keys())));
  }

  private KeyRing ring() {
    KeyRing known = ring;
    if (known.readAt().plus(READ_AGAIN_AFTER).isAfter(clock.instant())) {
      return known;
    }
    try {
      ring = reads.read(() -> read(known));
    } catch (DataAccessException unavailable) {
      LOG.warn(
          "The signing keys cannot be read again just now; the known ones stay in use",
          unavailable);
      ring = known.readAt(clock.instant());
    }
    return ring;
  }

  void readAgain() {
    ring = read(ring);
  }

  private KeyRing read(@Nullable KeyRing known) {
    Instant now = clock.instant();
    List<EncryptedKey> sealed = store.all();
    return new KeyRing(sealed, sealed.stream().map(key -> open(key, known)).toList(), now);
  }

  private RSAKey open(EncryptedKey key, @Nullable KeyRing known) {
    RSAKey opened = known == null ? null : known.find(key);
    return opened == null ? seal.open(key) : opened;
  }
}

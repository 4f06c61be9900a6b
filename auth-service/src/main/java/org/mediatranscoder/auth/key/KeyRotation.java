package org.mediatranscoder.auth.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings new signing keys and takes old ones away. A key lives four lives: it is published, it
 * signs, it only verifies (its private part is gone), it is removed once the last token it may have
 * signed has expired.
 *
 * <p>All instances do this. Every step is one change of one document and comes to the same no
 * matter which instance does it, so they need not agree on one of them.
 */
@Component
class KeyRotation {

  /** Longer than any service keeps the published keys before it reads them again. */
  static final Duration PUBLISHED_AHEAD = Duration.ofDays(1);

  /** By how much the clocks of two instances may surely not differ. */
  static final Duration HANDOVER = Duration.ofHours(1);

  /** An API token lives 366 days at most. */
  static final Duration VERIFIED_FOR = Duration.ofDays(367);

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

  private final KeyStore store;
  private final KeyEncryptor seal;
  private final Clock clock;
  private final Duration signsFor;

  KeyRotation(KeyStore store, KeyEncryptor seal, SigningKeyProperties properties, Clock clock) {
    this.store = store;
    this.seal = seal;
    this.signsFor = properties.keyRotation();
    this.clock = clock;
  }

  /** Does what is due. What fails is done the next time. */
  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void turn() {
    try {
      List<EncryptedKey> keys = store.all();
      bring(keys);
      for (int i = 0; i < keys.size() - 1; i++) {
        retire(keys.get(i), keys.get(i + 1).signsFrom());
      }
    } catch (DataAccessException unavailable) {
      LOG.warn("The signing keys cannot be looked after just now", unavailable);
    }
  }

  private void bring(List<EncryptedKey> keys) {
    Instant now = clock.instant();
    if (keys.isEmpty()) {
      add(seal.generate(1, now, now));
      return;
    }
    EncryptedKey newest = keys.getLast();
    Instant due = newest.signsFrom().plus(signsFor);
    Instant earliest = now.plus(PUBLISHED_AHEAD);
    if (!due.isAfter(earliest)) {
      add(seal.generate(newest.sequence() + 1, now, earliest));
    }
  }

  private void add(EncryptedKey key) {
    if (store.add(key)) {
      LOG.info("Signing key {} was made; it signs from {}", key.kid(), key.signsFrom());
    }
  }

  private void retire(EncryptedKey key, Instant successorSignsFrom) {
    Instant now = clock.instant();
    if (!successorSignsFrom.plus(VERIFIED_FOR).isAfter(now)) {
      store.remove(key.kid());
      LOG.info("Signing key {} was removed", key.kid());
    } else if (key.retiredAt() == null && !successorSignsFrom.plus(HANDOVER).isAfter(now)) {
      store.replace(seal.withoutPrivatePart(key, now));
      LOG.info("Signing key {} only verifies from now on", key.kid());
    }
  }
}

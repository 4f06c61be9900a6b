package org.mediatranscoder.auth.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys as one instance knows them. */
record KeyRing(List<EncryptedKey> sealed, List<RSAKey> keys, Instant readAt) {

  /** Gives the opened key, or null if it is not known in exactly this state. */
  @Nullable RSAKey find(EncryptedKey key) {
    int index = sealed.indexOf(key);
    return index < 0 ? null : keys.get(index);
  }

  String signingKid(Instant now) {
    return sealed.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .max(Comparator.comparingInt(EncryptedKey::sequence))
        .map(EncryptedKey::kid)
        .orElseThrow(() -> new SigningKeyException("No signing key is in force"));
  }

  KeyRing readAt(Instant time) {
    return new KeyRing(sealed, keys, time);
  }
}

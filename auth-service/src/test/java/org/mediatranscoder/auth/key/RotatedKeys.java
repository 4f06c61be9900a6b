package org.mediatranscoder.auth.key;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Spares tests the wait for the next signing key. */
public final class RotatedKeys {

  private RotatedKeys() {}

  /** Brings a new key that signs at once, and tells the instances, which share one database. */
  public static void rotate(ApplicationContext first, ApplicationContext second) {
    KeyStore store = first.getBean(KeyStore.class);
    Instant now = Instant.now();
    int next = store.all().getLast().sequence() + 1;
    store.add(first.getBean(KeyEncryptor.class).generate(next, now, now));
    first.getBean(SigningKeys.class).readAgain();
    second.getBean(SigningKeys.class).readAgain();
  }
}

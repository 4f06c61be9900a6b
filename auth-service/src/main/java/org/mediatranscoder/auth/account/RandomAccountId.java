package org.mediatranscoder.auth.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.mediatranscoder.model.job.AccountId;

/** Makes account ids of 128 random bits, which tell nothing about the person. */
final class RandomAccountId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomAccountId() {}

  static AccountId next() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return new AccountId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }
}

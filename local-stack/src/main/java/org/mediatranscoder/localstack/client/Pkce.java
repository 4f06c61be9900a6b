package org.mediatranscoder.localstack.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Proves that who redeems a code is who asked for it (RFC 7636).
 *
 * @param verifier the secret that only we know
 */
record Pkce(String verifier) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Pkce fresh() {
    return new Pkce(random());
  }

  /** 32 random bytes in base64url. */
  static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return base64(bytes);
  }

  /** What is shown beforehand, by the method S256. */
  String challenge() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return base64(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

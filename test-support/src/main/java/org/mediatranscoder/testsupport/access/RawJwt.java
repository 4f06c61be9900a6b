package org.mediatranscoder.testsupport.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens (RFC 7515, compact) of any header and payload, also such as no library would make. */
final class RawJwt {

  private RawJwt() {}

  /** Signed with RSASSA-PKCS1-v1_5 and SHA-256, whatever the header says. */
  static String signed(String header, String payload, PrivateKey key) {
    String input = encode(header) + "." + encode(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + encode(signature.sign());
    } catch (GeneralSecurityException wrongKey) {
      throw new IllegalArgumentException(wrongKey);
    }
  }

  /**
   * Signed with HMAC.
   *
   * @param bits of the hash: 256, 384 or 512
   */
  static String hmac(int bits, String header, String payload, byte[] secret) {
    String input = encode(header) + "." + encode(payload);
    try {
      Mac mac = Mac.getInstance("HmacSHA" + bits);
      mac.init(new SecretKeySpec(secret, "HMAC"));
      return input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException wrongKey) {
      throw new IllegalArgumentException(wrongKey);
    }
  }

  /** With these bytes where the signature belongs. */
  static String with(String header, String payload, byte[] signature) {
    return encode(header) + "." + encode(payload) + "." + encode(signature);
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

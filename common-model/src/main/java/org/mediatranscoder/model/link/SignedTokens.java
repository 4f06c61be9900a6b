package org.mediatranscoder.model.link;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Signs short payloads for links, with keys that can rotate. Each kind of link has payloads of its
 * own form, so that no token of one kind is taken for one of another.
 *
 * <p>Layout before base64url without padding: key id (1 byte), payload, HMAC-SHA-256 of all before
 * it (32).
 */
final class SignedTokens {

  private static final int SIGNATURE_BYTES = 32;

  private final List<LinkKey> keys;

  /**
   * @param keys the first signs; all verify
   * @throws IllegalArgumentException if there is none
   */
  SignedTokens(List<LinkKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("At least one link key is needed");
    }
    this.keys = List.copyOf(keys);
  }

  /** The token of the payload; the same every time. */
  String sign(byte[] payload) {
    LinkKey key = keys.getFirst();
    byte[] signed =
        ByteBuffer.allocate(1 + payload.length).put((byte) key.id()).put(payload).array();
    byte[] token =
        ByteBuffer.allocate(signed.length + SIGNATURE_BYTES)
            .put(signed)
            .put(hmac(key, signed))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The payload, or nothing if the token is not one of ours, to the last bit. */
  Optional<byte[]> verify(String token) {
    return decode(token).flatMap(this::verifyBytes);
  }

  private Optional<byte[]> verifyBytes(byte[] token) {
    int end = token.length - SIGNATURE_BYTES;
    byte[] signed = Arrays.copyOf(token, end);
    byte[] signature = Arrays.copyOfRange(token, end, token.length);
    return keys.stream()
        .filter(key -> (byte) key.id() == signed[0])
        .filter(key -> MessageDigest.isEqual(hmac(key, signed), signature))
        .findFirst()
        .map(_ -> Arrays.copyOfRange(signed, 1, end));
  }

  private static Optional<byte[]> decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      boolean canonical =
          bytes.length > SIGNATURE_BYTES
              && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
      return canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] hmac(LinkKey key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(LinkKey.ALGORITHM);
      mac.init(key.key());
      return mac.doFinal(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has " + LinkKey.ALGORITHM, impossible);
    }
  }
}

package org.mediatranscoder.model.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the secrets of webhooks for the database, with keys that come from those of the links
 * and can rotate with them: AES-256-GCM, its key the HMAC-SHA-256 of a fixed text under a link key.
 *
 * <p>Layout before base64url without padding: key id (1 byte), nonce (12), ciphertext and tag. The
 * purpose is authenticated, so a sealed secret cannot be moved to another webhook.
 */
public final class SealedSecrets {

  private static final byte[] DERIVATION =
      "media-transcoder webhook secrets".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<LinkKey> keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param keys the first seals; all open
   * @throws IllegalArgumentException if there is none
   */
  public SealedSecrets(List<LinkKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("At least one link key is needed");
    }
    this.keys = List.copyOf(keys);
  }

  /** The secret sealed for this purpose, another way every time. */
  public String seal(byte[] secret, String purpose) {
    LinkKey key = keys.getFirst();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, secret, purpose);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put((byte) key.id())
                .put(nonce)
                .put(sealed)
                .array());
  }

  /**
   * The secret itself.
   *
   * @throws IllegalStateException if it was sealed with a key that is not here, for another
   *     purpose, or was changed
   */
  public byte[] open(String sealed, String purpose) {
    ByteBuffer bytes = ByteBuffer.wrap(decode(sealed));
    if (bytes.remaining() < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw cannotOpen();
    }
    byte id = bytes.get();
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    LinkKey key =
        keys.stream()
            .filter(one -> (byte) one.id() == id)
            .findFirst()
            .orElseThrow(SealedSecrets::cannotOpen);
    return crypt(Cipher.DECRYPT_MODE, key, nonce, rest, purpose);
  }

  /** Whether it was sealed with the key that seals now; false for what cannot be read. */
  public boolean isCurrent(String sealed) {
    byte[] bytes = decode(sealed);
    return bytes.length > 0 && bytes[0] == (byte) keys.getFirst().id();
  }

  private static byte[] decode(String sealed) {
    try {
      return Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException notBase64) {
      throw cannotOpen();
    }
  }

  private static byte[] crypt(int mode, LinkKey key, byte[] nonce, byte[] input, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, aesKey(key), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException refused) {
      throw cannotOpen(); // The cause stays out: it could tell of the secret.
    }
  }

  private static SecretKey aesKey(LinkKey key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(LinkKey.ALGORITHM);
    mac.init(key.key());
    return new SecretKeySpec(mac.doFinal(DERIVATION), "AES");
  }

  private static IllegalStateException cannotOpen() {
    return new IllegalStateException(
        "A sealed secret cannot be opened: transcoder.links.keys has not the key that sealed it");
  }
}

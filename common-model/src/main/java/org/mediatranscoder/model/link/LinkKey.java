package org.mediatranscoder.model.link;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that signs download links.
 *
 * @param id 0 to 255, part of every link; so a new key can sign while old ones still verify
 */
public record LinkKey(int id, SecretKey key) {

  static final String ALGORITHM = "HmacSHA256";

  /**
   * @param secret at least 32 bytes of UTF-8
   * @throws IllegalArgumentException if the id is out of range or the secret too short
   */
  public static LinkKey of(int id, String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (id < 0 || id > 255 || bytes.length < 32) {
      throw new IllegalArgumentException("A link key has an id of 0 to 255 and 32 bytes or more");
    }
    return new LinkKey(id, new SecretKeySpec(bytes, ALGORITHM));
  }

  /**
   * Reads a key as settings have it.
   *
   * @param text {@code id:secret}
   * @throws IllegalArgumentException if it is not, without the secret in its message
   */
  public static LinkKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !text.substring(0, colon).matches("\\d{1,3}")) {
      throw new IllegalArgumentException("A key in transcoder.links.keys is id:secret");
    }
    return of(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
  }
}

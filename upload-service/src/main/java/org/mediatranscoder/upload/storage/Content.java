package org.mediatranscoder.upload.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The first bytes of a buffer. Nothing is copied: the buffer must stay as it is until the call that
 * gets this has returned.
 *
 * @param length how many of the bytes count
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of each part is what we avoid.
public record Content(byte[] bytes, int length) {

  public static Content of(byte[] bytes) {
    return new Content(bytes, bytes.length);
  }

  /** As the header Content-MD5 wants it (RFC 1864): against broken transfers, not attackers. */
  String md5() {
    MessageDigest digest = digest("MD5");
    digest.update(bytes, 0, length);
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  /** A digest that every JDK has. */
  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

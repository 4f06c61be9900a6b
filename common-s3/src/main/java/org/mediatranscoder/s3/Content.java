package org.mediatranscoder.s3;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;

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
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(bytes, 0, length);
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has MD5", impossible);
    }
  }

  /** Can be read again where the SDK tries again. */
  RequestBody body() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
  }
}

package org.mediatranscoder.upload.resumable;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/** What the bytes of one request must come to, as the extension "checksum" of tus 1.0 says it. */
final class Checksum {

  /** Names of tus, and of the JDK. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256");

  private final MessageDigest digest;
  private final byte[] wanted;

  private Checksum(MessageDigest digest, byte[] wanted) {
    this.digest = digest;
    this.wanted = wanted;
  }

  /**
   * The checksum that a request names; null if it names none.
   *
   * @param header {@code Upload-Checksum}: {@code sha1} or {@code sha256} and the digest in Base64
   * @throws ApiException {@code upload-checksum-invalid}
   */
  static @Nullable Checksum of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String[] words = header.strip().split(" +", -1);
    @Nullable String algorithm = ALGORITHMS.get(words[0]);
    if (words.length != 2 || algorithm == null) {
      throw invalid();
    }
    MessageDigest digest = digest(algorithm);
    byte[] wanted = decoded(words[1]);
    if (wanted.length != digest.getDigestLength()) {
      throw invalid();
    }
    return new Checksum(digest, wanted);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has it", impossible);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException noBase64) {
      throw invalid();
    }
  }

  private static ApiException invalid() {
    return new ApiException(ErrorCode.UPLOAD_CHECKSUM_INVALID);
  }

  /** The stream, of which each byte that is read counts. */
  InputStream over(InputStream body) {
    return new DigestInputStream(body, digest);
  }

  /**
   * Called once, at the end of the request.
   *
   * @throws ApiException {@code upload-checksum-mismatch}
   */
  void verify() {
    if (!MessageDigest.isEqual(digest.digest(), wanted)) {
      throw new ApiException(ErrorCode.UPLOAD_CHECKSUM_MISMATCH);
    }
  }
}

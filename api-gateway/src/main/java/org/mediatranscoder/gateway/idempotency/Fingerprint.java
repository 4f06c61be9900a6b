package org.mediatranscoder.gateway.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Tells a request that is repeated from another one.
 *
 * @param digest of its method, path, query and, where it was read, body
 * @param length of a body that was not read, in bytes; 0 where it was, negative if nobody knows
 */
record Fingerprint(String digest, long length) {

  /** Of a request whose body has been read. */
  static Fingerprint of(HttpServletRequest request, byte[] body) {
    MessageDigest sha256 = start(request);
    sha256.update(body);
    return new Fingerprint(HexFormat.of().formatHex(sha256.digest()), 0);
  }

  /** Of an upload: its body is known by its length alone, as it must not be read twice. */
  static Fingerprint ofUpload(HttpServletRequest request) {
    String digest = HexFormat.of().formatHex(start(request).digest());
    return new Fingerprint(digest, request.getContentLengthLong());
  }

  private static MessageDigest start(HttpServletRequest request) {
    String line =
        request.getMethod()
            + ' '
            + request.getServletPath()
            + '?'
            + Objects.toString(request.getQueryString(), "")
            + '\n';
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
      return sha256;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}

package org.mediatranscoder.gateway.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Tells a request that is repeated from another one.
 *
 * @param digest of its method, path, query and, where it was read, body
 * @param length of a body that was not read, in bytes; 0 where it was, negative if nobody knows
 */
record Fingerprint(String digest, long length) {

  /** What the protocol tus says of an upload beside its body. */
  private static final List<String> TUS_HEADERS = List.of("Upload-Length", "Upload-Metadata");

  /** Of a request whose body has been read. */
  static Fingerprint of(HttpServletRequest request, byte[] body) {
    MessageDigest sha256 = start(request);
    sha256.update(body);
    return new Fingerprint(HexFormat.of().formatHex(sha256.digest()), 0);
  }

  /**
   * Of an upload: its body is known by its length alone, as it must not be read twice, and by what
   * the headers of tus say of it.
   */
  static Fingerprint ofUpload(HttpServletRequest request) {
    MessageDigest sha256 = start(request);
    for (String name : TUS_HEADERS) {
      String value = Objects.toString(request.getHeader(name), "");
      sha256.update((name + ": " + value + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return new Fingerprint(
        HexFormat.of().formatHex(sha256.digest()), request.getContentLengthLong());
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

package org.mediatranscoder.gateway.download;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** What a browser does with a file: keep it, or show it. */
enum Disposition {
  ATTACHMENT,
  INLINE;

  /**
   * The value of {@code Content-Disposition} (RFC 6266): the name in ASCII for old clients and in
   * full (RFC 8187) for all others.
   */
  String header(String fileName) {
    return name().toLowerCase(Locale.ROOT)
        + "; filename=\""
        + ascii(fileName)
        + "\"; filename*=UTF-8''"
        + percentEncoded(fileName);
  }

  private static String ascii(String fileName) {
    return Normalizer.normalize(fileName, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^\\x20-\\x7e]|[\"\\\\%/]", "_");
  }

  private static String percentEncoded(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }
}

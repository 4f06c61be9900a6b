package org.mediatranscoder.web.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.HtmlUtils;

/**
 * A problem as a page for people. It stands for itself: a service whose other pages do not work, or
 * that has none, can still show it.
 */
final class ProblemPage {

  private static final String STYLE = resource("problem.css");
  private static final String PAGE = resource("problem.html").replace("${style}", STYLE);
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
          .formatted(sha256(STYLE));

  private final String startPage;

  /**
   * @param startPage the address to which the page leads
   */
  ProblemPage(String startPage) {
    this.startPage = startPage;
  }

  /** The headers of the page; a copy of the answer is no good to anybody later. */
  static HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    return headers;
  }

  byte[] of(ProblemDetail problem) {
    Map<String, Object> more = Objects.requireNonNullElse(problem.getProperties(), Map.of());
    String code = String.valueOf(more.getOrDefault("code", ""));
    ProblemPageWords words = ProblemPageWords.of(code, problem.getStatus());
    return PAGE.replace("${title}", HtmlUtils.htmlEscape(words.title()))
        .replace("${text}", HtmlUtils.htmlEscape(words.text()))
        .replace("${start}", HtmlUtils.htmlEscape(startPage))
        .replace("${reference}", HtmlUtils.htmlEscape(String.valueOf(more.get("errorId"))))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(ProblemPage.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

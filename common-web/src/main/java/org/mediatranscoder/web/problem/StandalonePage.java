package org.mediatranscoder.web.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/**
 * A page for people that stands for itself, with its style and without scripts: a service whose
 * other pages do not work, or that has none, can still show it.
 */
public final class StandalonePage {

  private static final String STYLE = resource("page.css");
  private static final String PAGE = resource("page.html").replace("${style}", STYLE);

  private StandalonePage() {}

  /**
   * The page in UTF-8.
   *
   * @param title in plain text
   * @param content in HTML; what people have typed is escaped already
   */
  public static byte[] of(String title, String content) {
    return PAGE.replace("${title}", HtmlUtils.htmlEscape(title))
        .replace("${content}", content)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Its headers.
   *
   * @param formAction where its forms may go, as a Content-Security-Policy has it
   */
  public static HttpHeaders headers(String formAction) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    headers.set("Content-Security-Policy", policy(formAction));
    headers.set("X-Content-Type-Options", "nosniff");
    return headers;
  }

  private static String policy(String formAction) {
    return "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action %s; frame-ancestors 'none'"
        .formatted(sha256(STYLE), formAction);
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
    try (InputStream in = Objects.requireNonNull(StandalonePage.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

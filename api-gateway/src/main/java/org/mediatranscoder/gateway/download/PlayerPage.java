package org.mediatranscoder.gateway.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.mediatranscoder.gateway.web.CorsProperties;
import org.mediatranscoder.model.job.OutputPackage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The page that plays a package, at the address of its link, in a browser or in a frame of a page
 * that may call this API.
 */
@Component
class PlayerPage {

  private static final String PAGE = resource("player.html");

  private final OutputStore outputs;
  private final CorsProperties pages;

  PlayerPage(OutputStore outputs, CorsProperties pages) {
    this.outputs = outputs;
    this.pages = pages;
  }

  /**
   * @param path of the link, to which the names of the outputs are added
   */
  ResponseEntity<byte[]> of(OutputPackage outputPackage, String path) {
    String page =
        PAGE.replace("${title}", HtmlUtils.htmlEscape(outputPackage.fileName()))
            .replace("${base}", HtmlUtils.htmlEscape(path))
            .replace("${entry}", HtmlUtils.htmlEscape(outputPackage.entry().name()))
            .replace("${archive}", OutputPackage.ARCHIVE);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", policy(outputPackage))
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(page.getBytes(StandardCharsets.UTF_8));
  }

  /** A player fetches playlists from here, and is sent on to the file store for media. */
  private String policy(OutputPackage outputPackage) {
    URI file =
        outputs.sign(OutputFile.of(outputPackage.files().getLast()), Disposition.INLINE).url();
    String media = "'self' " + file.getScheme() + "://" + file.getRawAuthority();
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src " + media,
        "media-src blob: " + media,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors " + String.join(" ", pages.allowedOrigins()),
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(PlayerPage.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

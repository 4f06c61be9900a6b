package org.mediatranscoder.gateway.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.mediatranscoder.gateway.web.CorsProperties;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.TranscodeJob;
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
    String download =
        "<a id=\"archive\" href=\"%s/%s\">Download all files</a>"
            .formatted(HtmlUtils.htmlEscape(path), OutputPackage.ARCHIVE);
    return page(
        outputPackage.fileName(), path, download, OutputFile.of(outputPackage.files().getLast()));
  }

  /**
   * The same of a package that is being made. It plays on when that is done.
   *
   * @param path of the link
   */
  ResponseEntity<byte[]> ofGrowing(TranscodeJob job, String path) {
    return page(
        job.source().fileName(),
        path,
        "<span id=\"unfinished\">Still being converted: you watch what is ready</span>",
        GrowingOutputs.of(job, OutputPackage.ENTRY).orElseThrow());
  }

  private ResponseEntity<byte[]> page(String title, String path, String about, OutputFile file) {
    String page =
        PAGE.replace("${about}", about)
            .replace("${title}", HtmlUtils.htmlEscape(title))
            .replace("${base}", HtmlUtils.htmlEscape(path))
            .replace("${entry}", OutputPackage.ENTRY);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", policy(file))
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(page.getBytes(StandardCharsets.UTF_8));
  }

  /** A player fetches playlists from here, and is sent on to the file store for media. */
  private String policy(OutputFile file) {
    URI store = outputs.sign(file, Disposition.INLINE).url();
    String media = "'self' " + store.getScheme() + "://" + store.getRawAuthority();
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

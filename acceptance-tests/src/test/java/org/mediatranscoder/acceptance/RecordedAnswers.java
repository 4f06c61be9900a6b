package org.mediatranscoder.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.HarContentPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.testsupport.contract.Exchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every answer of the public APIs that the tests of this run got: those to scripts as they come,
 * those to browsers as HAR files, which a browser writes when its context is closed.
 */
final class RecordedAnswers {

  private static final Path FOLDER = Path.of("target", "recorded-answers").toAbsolutePath();
  private static final Pattern API =
      Pattern.compile(
          "^http://[^/]+/(upload|uploads|imports|status|jobs|formats|me|tokens|d)([/?].*)?$");
  private static final ConcurrentLinkedQueue<Recorded> OF_SCRIPTS = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger BROWSERS = new AtomicInteger();

  /** An exchange with the service at an origin. */
  record Recorded(URI origin, Exchange exchange) {}

  private RecordedAnswers() {}

  /** Records the answer. */
  static void add(HttpResponse<String> response) {
    OF_SCRIPTS.add(new Recorded(response.uri().resolve("/"), Exchange.of(response)));
  }

  /** Records an answer without a body. */
  static void addRedirect(HttpResponse<?> response) {
    OF_SCRIPTS.add(new Recorded(response.uri().resolve("/"), Exchange.withoutBody(response)));
  }

  /** A browser whose answers of the API are recorded. */
  static BrowserContext browser() {
    String name = "%d-%d.har".formatted(ProcessHandle.current().pid(), BROWSERS.incrementAndGet());
    Path har = FOLDER.resolve(name);
    return Chromium.shared()
        .newContext(
            new Browser.NewContextOptions()
                .setRecordHarPath(har)
                .setRecordHarUrlFilter(API)
                .setRecordHarContent(HarContentPolicy.EMBED));
  }

  /** What the service at this address answered. */
  static List<Exchange> of(URI address) {
    URI origin = address.resolve("/");
    return Stream.concat(OF_SCRIPTS.stream(), ofBrowsers().stream())
        .filter(one -> one.origin().equals(origin))
        .map(Recorded::exchange)
        .toList();
  }

  private static List<Recorded> ofBrowsers() {
    List<Recorded> all = new ArrayList<>();
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        for (Path har : files.filter(RecordedAnswers::isOfThisRun).toList()) {
          JsonNode entries = JsonMapper.shared().readTree(har.toFile()).at("/log/entries");
          entries
              .valueStream()
              .filter(RecordedAnswers::isAnswered)
              .map(RecordedAnswers::of)
              .forEach(all::add);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static boolean isOfThisRun(Path file) {
    return String.valueOf(file.getFileName()).startsWith(ProcessHandle.current().pid() + "-");
  }

  /**
   * A request that a page gave up has no status, and the size of a body that the browser threw away
   * because its page went is -1.
   */
  private static boolean isAnswered(JsonNode entry) {
    return entry.at("/response/status").asInt(-1) > 0
        && entry.at("/response/content/size").asInt(-1) >= 0;
  }

  private static Recorded of(JsonNode entry) {
    URI address = URI.create(entry.at("/request/url").asString());
    Map<String, String> headers = new TreeMap<>();
    for (JsonNode header : entry.at("/response/headers")) {
      headers.putIfAbsent(
          header.path("name").asString().toLowerCase(Locale.ROOT), header.path("value").asString());
    }
    return new Recorded(
        address.resolve("/"),
        new Exchange(
            entry.at("/request/method").asString(),
            address.getPath(),
            entry.at("/response/status").asInt(),
            headers,
            body(entry.at("/response/content"))));
  }

  private static String body(JsonNode content) {
    String text = content.path("text").asString("");
    return content.path("encoding").asString("").equals("base64")
        ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
        : text;
  }
}

package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.ui.ClientUiTest;
import org.mediatranscoder.ui.UiInstance;

/** What a browser that was here before makes of a later build. */
class NewReleaseTest extends ClientUiTest {

  /** Builds are reproducible, so every file of every build is of this time. */
  private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /** Of all that a first visit to a page brings from this service, compressed. */
  private static final int MOST_BYTES = 300_000;

  private static final String BYTES =
      """
      ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
        .reduce((sum, entry) => sum + entry.transferSize, 0)""";

  @TempDir Path files;

  @BeforeEach
  void build() throws IOException {
    Path built = Path.of("src/main/resources/static");
    try (Stream<Path> all = Files.walk(built)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = files.resolve(built.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        Files.setLastModifiedTime(copy, BUILT);
      }
    }
  }

  @Test
  void aChangedStyleSheetAndScriptReachABrowserThatHasTheOldOnes() throws IOException {
    try (BrowserContext visitor = Chromium.shared().newContext()) {
      Page page = visitor.newPage();
      int port;
      try (UiInstance before = release(0)) {
        port = before.port();
        page.navigate("http://localhost:" + port);
        assertThat(background(page)).isNotEqualTo("rgb(1, 2, 3)");
      }
      change(files.resolve("css/base.css"), "body { background: rgb(1, 2, 3); }");

      try (UiInstance after = release(port)) {
        page.navigate("http://localhost:" + after.port());
        assertThat(background(page)).isEqualTo("rgb(1, 2, 3)");
      }
    }
  }

  @Test
  void aBrowserThatComesBackAsksForNoFileOfThePageAgain() {
    try (BrowserContext visitor = Chromium.shared().newContext()) {
      Page page = visitor.newPage();
      signIn(page);
      assertThat(files(page, "entry.name.endsWith('.css')")).hasSize(1);

      page.navigate(BASE_URL);
      page.getByTestId("files-empty").waitFor();

      assertThat(files(page, "true")).isNotEmpty();
      assertThat(files(page, "entry.transferSize > 0")).isEmpty();
    }
  }

  /** A page that does not name a module lets the browser find it a round trip later. */
  @ParameterizedTest
  @CsvSource({"/, files-empty, 75", "/account, token-create, 40", "/operator, server, 26"})
  void aFirstVisitAsksOnceForEachFileAllNamedByThePageAndALaterOneForNone(
      String path, String ready, int most) {
    AUTH.rolesAre("operator");
    WORKER.answer("GET /operator/overview", 200, OperatorPagesTest.OVERVIEW);
    try (BrowserContext elsewhere = Chromium.shared().newContext();
        BrowserContext visitor = Chromium.shared().newContext()) {
      signIn(elsewhere.newPage());
      visitor.addCookies(elsewhere.cookies());
      Page page = visitor.newPage();
      List<String> asked = new ArrayList<>();
      page.onRequest(request -> asked.add(request.url()));
      page.navigate(BASE_URL + path);
      page.getByTestId(ready).first().waitFor();

      List<String> assets =
          asked.stream()
              .filter(address -> address.matches(BASE_URL + "/assets/.*[.](css|js)"))
              .toList();
      assertThat(assets).doesNotHaveDuplicates().hasSizeBetween(5, most);
      assertThat(assets).filteredOn(address -> address.endsWith(".css")).hasSize(1);
      assertThat(named(page)).containsAll(assets);
      assertThat(((Number) page.evaluate(BYTES)).intValue()).isBetween(1, MOST_BYTES);

      page.navigate(BASE_URL + path);
      page.getByTestId(ready).first().waitFor();
      assertThat(files(page, "entry.transferSize > 0")).isEmpty();
    }
  }

  @Test
  void aFileOfAnotherReleaseIsAnsweredButNotKept() {
    String page = browser.get("/").body();
    Matcher style = Pattern.compile("href=\"/assets/([^/]+)(/css/[^\"]+)\"").matcher(page);
    assertThat(style.find()).as(page).isTrue();

    HttpResponse<String> ours = browser.get("/assets/" + style.group(1) + style.group(2));
    HttpResponse<String> other = browser.get("/assets/0123456789ab" + style.group(2));

    assertThat(ours.headers().firstValue("Cache-Control"))
        .contains("max-age=31536000, public, immutable");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(other.body()).isEqualTo(ours.body());
    assertThat(ours.headers().map()).doesNotContainKey("last-modified");
  }

  @Test
  void theFilesOfThePageComeCompressed() {
    String page = browser.get("/").body();
    Matcher style = Pattern.compile("href=\"(/assets/[^\"]+css)\"").matcher(page);
    assertThat(style.find()).as(page).isTrue();

    HttpResponse<String> answer = browser.get(style.group(1), "Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().allValues("Vary")).anyMatch(it -> it.contains("ccept-"));
  }

  @Test
  void aPageIsNeverKeptAsTheTokensInItAreOnePersons() {
    browser.signIn(AUTH);

    assertThat(browser.get("/").headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
  }

  private static void signIn(Page page) {
    page.navigate(BASE_URL);
    page.getByTestId("sign-in").click();
    page.getByTestId("files-empty").waitFor();
  }

  /** The addresses in the page itself, which a browser knows before it has any file. */
  @SuppressWarnings("unchecked") // Addresses are strings.
  private static List<String> named(Page page) {
    return (List<String>)
        page.evaluate(
            """
            [...document.querySelectorAll('link[href], script[src], img[src]')]
              .map((element) => element.href || element.src)""");
  }

  @SuppressWarnings("unchecked") // Names are strings.
  private static List<String> files(Page page, String condition) {
    return (List<String>)
        page.evaluate(
            """
            performance.getEntriesByType('resource')
              .filter((entry) => /^http:..localhost:[0-9]+.*(css|js|svg)$/.test(entry.name) && (%s))
              .map((entry) => entry.name)"""
                .formatted(condition));
  }

  private UiInstance release(int port) {
    return UiInstance.start(
        AUTH, "http://localhost", port, "--spring.web.resources.static-locations=" + files.toUri());
  }

  private static void change(Path file, String addition) throws IOException {
    Files.writeString(file, Files.readString(file) + addition);
    Files.setLastModifiedTime(file, BUILT);
  }

  private static Object background(Page page) {
    return page.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}

package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.testsupport.Chromium;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A package in several sizes, from the upload to players in a real browser. */
@ExtendWith(OneStack.class)
class AdaptiveJourneyTest {

  private static final int SECONDS = 20;

  /** By language, shown from the ninth second to the eleventh. */
  private static final Map<String, String> TEXTS = Map.of("deu", "um neun", "fra", "à neuf");

  private static String jobId = "";
  private static URI link = URI.create("");

  @TempDir Path folder;

  /** Made once for all tests. */
  @BeforeEach
  void makeAPackage(RunningStack stack) throws Exception {
    if (jobId.isEmpty()) {
      Path clip = Media.clip(folder.resolve("clip.mov"), SECONDS, "854x480");
      Path spoken = Media.spoken(folder.resolve("spoken.mkv"), clip, TEXTS);
      String address = Inbox.freshAddress();
      jobId = stack.api().upload(spoken, "adaptive", address, "{\"subtitles\": \"keep\"}");
      stack.api().awaitCompleted(jobId);
      link = stack.inbox().awaitOne(address).linkTo(stack.gateway());
    }
  }

  @Test
  void theMailedLinkOpensAPageThatPlaysWithoutAComplaint() {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = browser.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      page.navigate(link.toString());
      page.evaluate("() => { video.muted = true; return video.play(); }");
      page.waitForFunction("() => document.getElementById('video').currentTime > 1");
      page.evaluate("() => { video.currentTime = video.duration - 1; }");
      page.waitForFunction("() => document.getElementById('video').ended");

      assertThat(page.locator("#fault")).isHidden();
      assertThat(page.locator("#size")).containsText("480");
      assertThat(complaints).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hls, hls.js/dist/hls.min.js, 2",
    "dash, dashjs/dist/modern/umd/dash.all.min.js, 2",
    "shaka, shaka-player/dist/shaka-player.compiled.js, 2",
    "own, hls.js/dist/hls.min.js, 0"
  })
  void playersSeekChangeTheSizeAndComeToTheEnd(String kind, String library, int sizes)
      throws Exception {
    NpmPrograms players = NpmPrograms.of("players");
    String page = Files.readString(Path.of("src/test/resources/players/page.html"));
    Path script = players.folder().resolve("node_modules").resolve(library);
    // What our own page forbids other scripts, this one may; and it must come from where the API
    // is: Chromium lets no page that was made up fetch anything from this machine.
    Browser.NewContextOptions scripts = new Browser.NewContextOptions().setBypassCSP(true);
    try (BrowserContext browser = Chromium.shared().newContext(scripts)) {
      Page tab = browser.newPage();
      tab.navigate(link.toString());
      tab.setContent(page);
      tab.addScriptTag(new Page.AddScriptTagOptions().setPath(script));

      JsonNode seen =
          JsonMapper.shared()
              .readTree(
                  (String) tab.evaluate("async kind => JSON.stringify(await check(kind))", kind));

      assertThat(seen.path("heights")).as(seen.toString()).hasSize(sizes);
      assertThat(seen.path("faults")).as(seen.toString()).isEmpty();
      assertThat(seen.path("gaps").asInt()).as(seen.toString()).isZero();
      assertThat(seen.path("duration").asDouble()).isCloseTo(SECONDS, within(0.15));
      assertThat(seen.path("decoded").asLong()).as(seen.toString()).isPositive();
      if (sizes > 0) {
        assertSubtitles(seen);
      }
    }
  }

  /** The first of them is chosen, and is there from its second on and no longer. */
  private static void assertSubtitles(JsonNode seen) {
    assertThat(seen.path("texts").valueStream().map(JsonNode::asString))
        .as(seen.toString())
        .containsExactly("de German", "fr French");
    JsonNode cues = seen.path("shown").path("9.5");
    assertThat(cues).as(seen.toString()).hasSize(1);
    assertThat(cues.path(0).path("text").asString()).isEqualTo("um neun");
    assertThat(cues.path(0).path("from").asDouble()).isCloseTo(9, within(0.1));
    assertThat(cues.path(0).path("to").asDouble()).isCloseTo(11, within(0.1));
    for (String silent : List.of("15", "3", "18", "6")) {
      assertThat(seen.path("shown").path(silent)).as(silent).isEmpty();
    }
  }

  @Test
  void parsersOfPlaylistsAndManifestsReadThemWithoutAComplaint(RunningStack stack)
      throws Exception {
    NpmPrograms parsers = NpmPrograms.of("players");
    Path archive = stack.api().fetch(link, folder.resolve("package.zip"));
    unpack(archive, folder);

    OutsideProgram.Outcome read =
        OutsideProgram.run(
            parsers.folder(),
            Map.of(),
            Duration.ofMinutes(1),
            "node",
            "parse.cjs",
            folder.toString());

    assertThat(read.exitCode()).as(read.output()).isZero();
    JsonNode seen = JsonMapper.shared().readTree(read.output());
    assertThat(seen.path("complaints")).as(read.output()).isEmpty();
    for (String parser : List.of("hls", "m3u8", "mpd")) {
      assertThat(seen.path(parser).valueStream().map(JsonNode::asInt))
          .as(parser)
          .containsExactlyInAnyOrder(480, 360);
    }
    for (String parser : List.of("hls", "m3u8", "mpd")) {
      assertThat(seen.path("texts").path(parser).valueStream().map(JsonNode::asString))
          .as(parser)
          .containsExactlyInAnyOrder("de German", "fr French");
    }
    assertThat(seen.path("segments").valueStream().map(JsonNode::asInt))
        .as("four seconds each, the first of them in two parts")
        .containsOnly(SECONDS / 4 + 1);
    assertThat(Media.probe(folder.resolve("master.m3u8")).seconds())
        .isCloseTo(SECONDS, within(0.15));
  }

  private static void unpack(Path archive, Path folder) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.copy(zip, folder.resolve(entry.getName()));
      }
    }
  }
}

package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.testsupport.SampleMedia;
import org.mediatranscoder.ui.PageTest;

/** One conversion from the choice of the file to its preview. */
class ConversionTest extends PageTest {

  /** What a page may move under the eyes of a person (web.dev counts up to 0.1 as good). */
  private static final double MOST_SHIFT = 0.05;

  private static final String FORMATS =
      """
      {"formats":[{"id":"mp4-720p","name":"MP4 720p","description":"Plays everywhere","kind":"VIDEO",
        "extension":"mp4","contentType":"video/mp4","needs":["VIDEO"]}]}""";

  private static final String JOB =
      """
      {"jobId":"%s","status":"%s","stage":"%s","percent":%s,"format":"mp4-720p",
       "fileName":"holiday.mov","sizeBytes":4,"createdAt":"2026-11-01T10:00:00Z","attempt":1,
       "queuePosition":%s,"etaSeconds":%s,"speed":%s,"fps":null,"failure":null,"outputs":[%s]}""";

  private static final String OUTPUT =
      """
      {"fileName":"holiday.mp4","contentType":"video/mp4","sizeBytes":1234567,
       "durationSeconds":2.0,"width":320,"height":180}""";

  @ParameterizedTest
  @CsvSource({"1280, 900", "1920, 1080", "360, 740"})
  void nothingMovesUnderTheEyesOfWhoWatchesAConversion(int width, int height) {
    page.setViewportSize(width, height);
    page.addInitScript(
        """
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) {
            if (!shift.hadRecentInput) {
              const moved = shift.sources.map(({ node }) => node?.id || node?.className || node?.nodeName);
              window.shifts.push([shift.value, String(moved)]);
            }
          }
        }).observe({ type: 'layout-shift', buffered: true });""");
    Path file = SampleMedia.videoWithAudio(Duration.ofSeconds(2));
    page.route(
        "http://files.test:9000/**",
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("video/mp4").setPath(file)));
    GATEWAY.answer("GET /formats", 200, FORMATS);
    GATEWAY.answer("GET /jobs", 200, history(""));
    for (String status : List.of("PENDING", "PROCESSING")) {
      GATEWAY.answer("GET /jobs?limit=20&status=" + status, 200, "{\"jobs\":[]}");
    }
    GATEWAY.answer("GET /jobs/j9/download", 200, "{\"url\":\"http://files.test:9000/j9\"}");
    signInAndOpen("/");
    assertThat(part("history-row")).hasCount(3);
    pause();

    part("file-input")
        .setInputFiles(new FilePayload("holiday.mov", "video/quicktime", new byte[9]));
    GATEWAY.stall("POST /upload");
    part("upload-button").click();
    pause();
    state("PENDING", "QUEUED", "0.0", "1", "null", "null", "");
    GATEWAY.answer("POST /upload", 202, job("PENDING", "QUEUED", "0.0", "1", "null", "null", ""));
    assertThat(part("job-stage").first()).containsText("before this one");
    pause();
    state("PROCESSING", "PROBING", "0.0", "null", "null", "null", "");
    assertThat(part("job-stage").first()).containsText("Looking");
    state("PROCESSING", "TRANSCODING", "40.0", "null", "25", "2.0", "");
    assertThat(part("job-pace").first()).containsText("left");
    pause();
    state("COMPLETED", "ENDED", "100.0", "null", "null", "null", OUTPUT);
    assertThat(part("job-preview").locator("video")).isVisible();
    assertThat(part("job-download")).isVisible();
    pause();

    assertThat(
            ((Number) page.evaluate("shifts.reduce((sum, [value]) => sum + value, 0)"))
                .doubleValue())
        .as("%s", page.evaluate("JSON.stringify(shifts)"))
        .isLessThan(MOST_SHIFT);
  }

  /** Longer than the half second after a click for which browsers forgive that things move. */
  private void pause() {
    page.waitForTimeout(700);
  }

  private void state(
      String status,
      String stage,
      String percent,
      String queue,
      String eta,
      String speed,
      String output) {
    String job = job(status, stage, percent, queue, eta, speed, output);
    GATEWAY.answer("GET /status/j9", 200, job);
    GATEWAY.answer("GET /jobs", 200, history(job + ","));
  }

  private static String job(
      String status,
      String stage,
      String percent,
      String queue,
      String eta,
      String speed,
      String output) {
    return JOB.formatted("j9", status, stage, percent, queue, eta, speed, output);
  }

  private static String history(String first) {
    String older =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    JOB.formatted(
                        "old" + i, "COMPLETED", "ENDED", "100.0", "null", "null", "null", OUTPUT))
            .collect(Collectors.joining(","));
    return "{\"jobs\":[" + first + older + "],\"nextCursor\":null}";
  }
}

package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.SampleMedia;
import org.mediatranscoder.ui.PageTest;
import org.mediatranscoder.ui.StubHttp;

/** How large an output becomes and how long it takes, told before a byte is sent. */
class EstimatesTest extends PageTest {

  private static final Path CLIP = SampleMedia.videoWithAudio(Duration.ofSeconds(2));
  private static final Path LONGER = SampleMedia.videoWithAudio(Duration.ofSeconds(3));

  private static final String VIDEO = estimate(8_012_345, 15_987_654, 9.6, 20.4);
  private static final String AUDIO = estimate(1_000, 1_000, 0.2, 0.9);
  private static final String UNKNOWN =
      "{\"sizeBytes\":null,\"seconds\":null,\"unknown\":\"FRAME_SIZE_UNKNOWN\"}";

  @BeforeEach
  void estimates() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.answer("GET /estimates", 200, list(VIDEO, AUDIO, UNKNOWN));
  }

  @Test
  void aChosenFileAndEachTileSayWhatIsExpectedByTheFilesOwnLengthAndSize() {
    open("/");
    part("file-input").setInputFiles(CLIP);

    assertThat(part("file-now")).hasText("Ready to convert: 8.0 to 16.0 MB, 10 to 21 seconds");
    Map<String, String> asked = StubHttp.parameters(GATEWAY.queryOf("GET /estimates"));
    assertThat(asked)
        .containsEntry("sizeBytes", Long.toString(CLIP.toFile().length()))
        .containsEntry("width", "320")
        .containsEntry("height", "180")
        .containsKey("durationSeconds");
    assertThat(Double.parseDouble(asked.getOrDefault("durationSeconds", "0"))).isBetween(1.9, 2.2);

    part("format-toggle").click();
    assertThat(part("estimate-mp4-720p")).hasText("8.0 to 16.0 MB, 10 to 21 seconds");
    assertThat(part("estimate-mp3")).hasText("about 1.0 kB, at most 1 second");
    assertThat(part("estimate-gif")).isHidden();
    assertThat(GATEWAY.requests()).noneMatch(request -> request.contains("/files"));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void ofSeveralFilesTheTilesSayTheSumAndTheDialogOfOneFileItsOwn() {
    open("/");
    part("file-input").setInputFiles(new Path[] {CLIP, LONGER});
    assertThat(part("file-now").getByText("8.0 to 16.0 MB")).hasCount(2);
    part("format-toggle").click();
    assertThat(part("estimate-mp4-720p")).hasText("16.0 to 32.0 MB, 19 to 41 seconds");

    part("file-format").first().click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByTestId("estimate-mp4-720p")).hasText("8.0 to 16.0 MB, 10 to 21 seconds");
  }

  @Test
  void anOptionIsAskedForAgain() {
    open("/");
    part("file-input").setInputFiles(CLIP);
    assertThat(part("file-now")).containsText("8.0 to 16.0 MB");
    GATEWAY.answer("GET /estimates", 200, list(estimate(4e6, 9e6, 60, 150), AUDIO, UNKNOWN));
    part("options").locator("summary").click();
    part("option-metadata").selectOption("keep");

    assertThat(part("file-now")).hasText("Ready to convert: 4.0 to 9.0 MB, 1 to 3 minutes");
    assertThat(StubHttp.parameters(GATEWAY.queryOf("GET /estimates")))
        .containsEntry("format", "mp4-720p")
        .containsEntry("options", "{\"metadata\":\"keep\"}");
  }

  @Test
  void withoutAnAnswerNothingIsSaid() {
    GATEWAY.refuse("GET /estimates", 503, "service-unavailable", Map.of());
    open("/");
    part("file-input").setInputFiles(CLIP);
    page.waitForCondition(
        () -> GATEWAY.requests().stream().anyMatch(request -> request.contains("/estimates")));

    assertThat(part("file-now")).hasText("Ready to convert");
    part("format-toggle").click();
    assertThat(part("estimate-mp4-720p")).isHidden();
  }

  @Test
  void aRowThatWaitsOrIsConvertedSaysIt() {
    open("/");
    part("file-input").setInputFiles(CLIP);
    assertThat(part("file-now")).containsText("8.0 to 16.0 MB");
    part("upload-button").click();
    assertThat(part("file-now")).hasText("Next in line: 8.0 to 16.0 MB, 10 to 21 seconds");

    state(JobJson.running("u1").with("etaSeconds", "20"));
    assertThat(part("file-now"))
        .hasText("Converting, about 20 seconds left, becomes 8.0 to 16.0 MB");
    state(JobJson.running("u1").with("etaSeconds", "20").with("estimate", AUDIO));
    assertThat(part("file-now")) // The worker has looked into it: the list says so, no details.
        .hasText("Converting, about 20 seconds left, becomes about 1.0 kB");
  }

  private static void state(JobJson job) {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    GATEWAY.answer("GET /status/u1", 200, job.toString());
  }

  private static String list(String mp4, String mp3, String gif) {
    return """
    {"estimates":[{"format":"mp4-720p","estimate":%s},{"format":"mp3","estimate":%s},
     {"format":"gif","estimate":%s}]}"""
        .formatted(mp4, mp3, gif);
  }

  private static String estimate(double least, double most, double soonest, double latest) {
    return """
    {"sizeBytes":{"low":%1$.0f,"middle":%1$.0f,"high":%2$.0f},
     "seconds":{"low":%3$s,"middle":%3$s,"high":%4$s},"unknown":null}"""
        .formatted(least, most, soonest, latest);
  }
}

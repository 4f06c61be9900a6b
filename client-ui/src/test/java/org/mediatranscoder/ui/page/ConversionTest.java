package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.testsupport.SampleMedia;
import org.mediatranscoder.ui.PageTest;

/** One conversion from the choice of the file to its preview. */
class ConversionTest extends PageTest {

  @ParameterizedTest
  @CsvSource({"1280, 900", "390, 844"})
  void nothingMovesUnderTheEyesOfWhoWatchesAConversion(int width, int height) {
    page.setViewportSize(width, height);
    LayoutShifts.watch(page);
    Path file = SampleMedia.videoWithAudio(Duration.ofSeconds(2));
    page.route(
        "http://files.test:9000/**",
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("video/mp4").setPath(file)));
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    state(null);
    GATEWAY.answer("GET /jobs/u1/download", 200, "{\"url\":\"http://files.test:9000/u1\"}");
    open("/");
    assertThat(part("file-row")).hasCount(3);
    assertThat(part("format-name")).hasText("MP4 720p");
    pause();

    part("file-input")
        .setInputFiles(new FilePayload("holiday.mov", "video/quicktime", new byte[9]));
    GATEWAY.stall("PATCH /files/*");
    part("upload-button").click();
    assertThat(part("file-status").first()).hasText("Uploading 100 %");
    pause();
    JobJson waiting = JobJson.waiting("u1").with("queuePosition", "1");
    state(waiting);
    GATEWAY.usual("PATCH /files/*");
    assertThat(part("file-now").first()).hasText("1 job before this one");
    part("file-menu").first().click();
    part("menu-details").click();
    pause();
    state(JobJson.running("u1").text("stage", "PROBING").with("percent", "0.0"));
    assertThat(part("file-now").first()).containsText("Looking");
    state(JobJson.running("u1").with("etaSeconds", "25").with("speed", "2.0"));
    assertThat(part("file-now").first()).containsText("left");
    pause();
    state(JobJson.ready("u1"));
    assertThat(part("job-preview").locator("video")).isVisible();
    assertThat(part("job-download").first()).isVisible();
    pause();

    LayoutShifts.assertFew(page);
  }

  /** Longer than the half second after a click for which browsers forgive that things move. */
  private void pause() {
    page.waitForTimeout(700);
  }

  private static void state(@Nullable JobJson job) {
    JobJson[] older = {JobJson.ready("o1"), JobJson.ready("o2"), JobJson.failed("o3")};
    GATEWAY.answer(
        "GET /jobs",
        200,
        job == null
            ? JobJson.list(older)
            : JobJson.list(job, JobJson.ready("o1"), JobJson.ready("o2"), JobJson.failed("o3")));
    if (job != null) {
      GATEWAY.answer("GET /status/u1", 200, job.toString());
    }
  }
}

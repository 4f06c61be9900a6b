package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** Pages on their way over a slow line, part by part. */
class LoadingTest extends PageTest {

  @ParameterizedTest
  @CsvSource({"1280, 900", "390, 844"})
  void nothingMovesWhileTheListComes(int width, int height) {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    JobJson[] jobs =
        IntStream.range(0, 20).mapToObj(i -> JobJson.ready("j" + i)).toArray(JobJson[]::new);
    GATEWAY.answer("GET /jobs", 200, JobJson.list("\"more\"", jobs));
    visit("/", width, height);
    assertThat(part("file-row")).hasCount(20);
    assertThat(part("format-name")).hasText("MP4 720p");

    settle();
    LayoutShifts.assertFew(page);
  }

  @ParameterizedTest
  @CsvSource({"1280, 900", "390, 844"})
  void nothingMovesWhileTheEmptyListComes(int width, int height) {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    visit("/", width, height);
    assertThat(part("files-empty")).isVisible();
    assertThat(part("format-name")).hasText("MP4 720p");

    settle();
    LayoutShifts.assertFew(page);
  }

  @ParameterizedTest
  @CsvSource({"1280, 900", "390, 844"})
  void nothingMovesWhileTheAccountComes(int width, int height) {
    visit("/account", width, height);
    assertThat(part("person")).containsText("Ada");
    assertThat(part("token-create")).isEnabled();

    settle();
    LayoutShifts.assertFew(page);
  }

  @ParameterizedTest
  @CsvSource({"1280, 900", "390, 844"})
  void nothingMovesWhileTheLandingPageComes(int width, int height) {
    page.setViewportSize(width, height);
    slowDown();
    LayoutShifts.watch(page);
    page.navigate(BASE_URL);
    assertThat(part("offer")).isVisible();

    settle();
    LayoutShifts.assertFew(page);
  }

  private void visit(String path, int width, int height) {
    page.setViewportSize(width, height);
    LayoutShifts.watch(page);
    slowDown();
    open(path);
  }

  /** Long enough for whatever comes last to move something. */
  private void settle() {
    page.waitForTimeout(1_000);
  }

  private void slowDown() {
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 150);
    line.addProperty("downloadThroughput", 204_800);
    line.addProperty("uploadThroughput", 84_375);
    CDPSession devtools = page.context().newCDPSession(page);
    devtools.send("Network.enable");
    devtools.send("Network.emulateNetworkConditions", line);
  }
}

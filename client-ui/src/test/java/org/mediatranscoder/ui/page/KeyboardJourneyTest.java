package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** From the landing page to a deleted file with keys alone. */
class KeyboardJourneyTest extends PageTest {

  /** Firefox and Safari have no such chooser, and no test can see it open. */
  private static final String NO_HANDLES = "delete window.showOpenFilePicker;";

  @SuppressWarnings("NullAway.Init") // Before the page opens.
  private FocusRing focus;

  @ParameterizedTest
  @CsvSource({
    "1280, 900, LIGHT, Enter",
    "1280, 900, DARK, Space",
    "390, 844, LIGHT, Space",
    "390, 844, DARK, Enter"
  })
  void aFileIsConvertedTwiceAndDeleted(int width, int height, ColorScheme scheme, String opener) {
    page.setViewportSize(width, height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.addInitScript(NO_HANDLES);
    focus = new FocusRing(page);
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.answer("GET /jobs/u1/link", 200, "{\"url\":\"http://api.test/d/token\"}");

    page.navigate(BASE_URL);
    tabTo("sign-in");
    press("Enter");
    assertThat(part("files-empty")).isVisible();

    tabTo("file-input");
    FileChooser chooser = page.waitForFileChooser(() -> press(opener));
    chooser.setFiles(new FilePayload("holiday.mov", "video/quicktime", new byte[9]));
    assertThat(part("file-row")).hasCount(1);

    chooseFormat();
    startAndWait();
    copyLink();
    convertAgain();
    deleteTheNewOne();
  }

  /** With arrows, as radio buttons are; Enter is enough. */
  private void chooseFormat() {
    tabTo("format-toggle");
    press("Enter");
    assertThat(part("tiles")).isVisible();
    focus.assertOn("format-mp4-720p");
    press("ArrowDown");
    focus.assertOn("format-mp3");
    press("Enter");
    assertThat(part("tiles")).isHidden();
    focus.assertOn("format-toggle");
    assertThat(part("format-name")).hasText("MP3");
    assertThat(GATEWAY.uploads().count()).as("nothing is sent yet").isZero();
  }

  private void startAndWait() {
    tabTo("upload-button");
    press("Enter");
    assertThat(part("file-now")).hasText("Next in line");
    assertThat(GATEWAY.uploads().metadata("u1")).containsEntry("format", "mp3");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.running("u1")));
    assertThat(part("file-status")).containsText("Converting");
    GATEWAY.answer("GET /status/u1", 200, JobJson.ready("u1").toString());
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("u1")));
    assertThat(part("file-status")).hasText("Ready");
  }

  private void copyLink() {
    tabTo("file-menu");
    press("Enter");
    focus.assertOn("menu-download");
    press("ArrowDown");
    focus.assertOn("copy-link");
    press("Enter");
    assertThat(part("row-notice")).containsText("The link is copied");
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo("http://api.test/d/token");
    focus.assertOn("file-menu");
  }

  private void convertAgain() {
    JobJson again = JobJson.ready("j2").named("holiday.mov").text("format", "gif");
    GATEWAY.answer("POST /jobs", 202, again.toString());
    GATEWAY.answer("GET /jobs", 200, JobJson.list(again, JobJson.ready("u1")));
    press("ArrowDown");
    for (int steps = 0; !focus.testId().equals("job-convert"); steps++) {
      assertThat(steps).isLessThan(10);
      press("ArrowDown");
    }
    focus.assertOn("job-convert");
    press("Enter");
    focus.assertOn("format-mp4-720p");
    press("ArrowUp");
    focus.assertOn("format-gif");
    tabTo("convert-yes");
    press("Enter");
    assertThat(part("file-row")).hasCount(2);
    assertThat(GATEWAY.requests())
        .anyMatch(it -> it.contains("POST /jobs {") && it.contains("gif"));
    focus.assertOn("file-menu");
  }

  private void deleteTheNewOne() {
    GATEWAY.answer("DELETE /jobs/j2", 204, "");
    while (!focus.inRow("j2")) {
      page.keyboard().press("Shift+Tab");
    }
    while (!focus.testId().equals("file-menu")) {
      page.keyboard().press("Shift+Tab");
      assertThat(focus.inRow("j2")).isTrue();
    }
    press("Space");
    press("End");
    focus.assertOn("job-delete");
    press("Enter");
    focus.assertOn("confirm-no");
    tabTo("confirm-yes");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("u1")));
    press("Enter");
    assertThat(part("file-row")).hasCount(1);
    assertThat(GATEWAY.requests()).contains("DELETE /jobs/j2");
    focus.assertInRow("u1");
  }

  private void press(String key) {
    page.keyboard().press(key);
  }

  /** Each stop on the way shows that it has the focus. */
  private void tabTo(String testId) {
    for (int stops = 0; stops < 60; stops++) {
      press("Tab");
      focus.assertVisible();
      if (focus.testId().equals(testId)) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + testId);
  }
}

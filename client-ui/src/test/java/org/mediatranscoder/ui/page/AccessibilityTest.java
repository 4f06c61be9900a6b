package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.SampleMedia;
import org.mediatranscoder.ui.PageTest;

/** What axe-core can tell of WCAG 2.2, by day and by night, on a page as narrow as a telephone. */
class AccessibilityTest extends PageTest {

  /** As {@code GET /uploads} answers: interrupted, sent elsewhere, fetched, not fetched. */
  static final String UNFINISHED =
      """
      {"uploads":[
        {"uploadId":"u7","fileName":"interrupted.mov","sizeBytes":1000,"offsetBytes":340,
         "format":"mp4-720p","options":{},"email":"ada@example.test","fingerprint":"f","url":null,
         "failure":null,"active":false},
        {"uploadId":"u8","fileName":"on-another-device.mov","sizeBytes":1000,"offsetBytes":700,
         "format":"mp4-720p","options":{},"email":"ada@example.test","fingerprint":"f","url":null,
         "failure":null,"active":true},
        {"uploadId":"u9","fileName":"from-the-web.mov","sizeBytes":1000,"offsetBytes":100,
         "format":"mp4-720p","options":{},"email":"ada@example.test","fingerprint":null,
         "url":"https://media.example.test/a.mov","failure":null,"active":true},
        {"uploadId":"u10","fileName":"failed.mov","sizeBytes":1000,"offsetBytes":100,
         "format":"mp4-720p","options":{},"email":"ada@example.test","fingerprint":null,
         "url":"https://media.example.test/a.mov","failure":"import-failed","active":false}]}""";

  /** Of the page, in pixels. */
  int width() {
    return 360;
  }

  @Override
  protected Browser.NewContextOptions options() {
    return super.options().setViewportSize(width(), 740);
  }

  @Test
  void theLandingPageIsFitForEverybody() {
    page.navigate(BASE_URL);
    assertThat(part("offer")).isVisible();

    assertFit();

    page.navigate(BASE_URL + "/?sign-in=failed");
    assertFit();
  }

  @Test
  void anEmptyListWithTheFormOpenIsFitForEverybody() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    open("/");
    assertThat(part("files-empty")).isVisible();
    part("format-toggle").click();
    part("options").locator("summary").click();
    part("code").locator("summary").click();
    assertThat(part("snippet-curl")).isVisible();
    part("upload-button").click();
    assertThat(part("file-error")).isVisible();

    assertFit();
  }

  @Test
  void tilesWithEstimatesAreFitForEverybody() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    String range = "{\"low\":8012345,\"middle\":11000000,\"high\":15987654}";
    String estimate = "{\"sizeBytes\":%s,\"seconds\":%s,\"unknown\":null}".formatted(range, range);
    GATEWAY.answer(
        "GET /estimates",
        200,
        "{\"estimates\":[{\"format\":\"mp4-720p\",\"estimate\":%s}]}".formatted(estimate));
    open("/");
    part("file-input").setInputFiles(SampleMedia.videoWithAudio(Duration.ofSeconds(2)));
    part("format-toggle").click();
    assertThat(part("estimate-mp4-720p")).isVisible();

    assertFit();
  }

  @Test
  void aListWithRowsInEachStateIsFitForEverybody() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.answer(
        "GET /jobs",
        200,
        JobJson.list(
            JobJson.waiting("j1"),
            JobJson.running("j2"),
            JobJson.ready("j3").named("a-very-long-name-".repeat(8)).text("mail", "LIMITED"),
            JobJson.failed("j4"),
            JobJson.stopped("j5")));
    GATEWAY.answer("GET /status/j3", 200, JobJson.ready("j3").toString());
    GATEWAY.answer("GET /jobs/j3/download", 200, "{\"url\":\"http://files.test:9000/j3\"}");
    open("/");
    part("file-input")
        .setInputFiles(
            new FilePayload[] {
              new FilePayload("a.mov", "video/quicktime", new byte[9]),
              new FilePayload("b.jpg", "image/jpeg", new byte[9])
            });
    part("pick-all").check();
    part("file-menu").nth(4).click();
    part("menu-details").click();
    assertThat(part("receipt")).isVisible();
    part("receipt").getByTestId("code").locator("summary").click();
    assertThat(part("snippet-Python")).isVisible();
    assertThat(part("bulk")).isVisible();

    assertFit();

    part("file-menu").nth(4).click();
    assertFit();
    part("job-convert").click();
    assertThat(part("convert-yes")).isEnabled();
    assertFit();
    page.keyboard().press("Escape");
    part("file-menu").nth(4).click();
    part("job-delete").click();
    assertThat(part("confirm-yes")).isVisible();
    assertFit();
  }

  @Test
  void uploadsInEachStateAndTheDialogForAnAddressAreFitForEverybody() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.answer("GET /uploads", 200, UNFINISHED);
    open("/");
    assertThat(part("file-row")).hasCount(4);
    GATEWAY.stall("PATCH /files/*");
    part("file-input")
        .setInputFiles(
            new FilePayload[] {
              new FilePayload("a.mov", "video/quicktime", new byte[9]),
              new FilePayload("b.mov", "video/quicktime", new byte[9])
            });
    part("upload-button").click();
    assertThat(part("file-status").getByText("Uploading")).hasCount(2);
    part("upload-pause").first().click();
    assertThat(part("upload-resume")).isVisible();

    assertFit();

    part("from-web").click();
    part("web-yes").click();
    assertThat(part("web-address")).isFocused();
    assertFit();
    GATEWAY.refuse("PATCH /files/*", 400, "file-empty", Map.of());
  }

  @Test
  void theAccountWithItsTokensAndQuestionsIsFitForEverybody() {
    GATEWAY.answer(
        "GET /tokens",
        200,
        """
        {"tokens":[{"id":"t1","name":"%s","scopes":["jobs:read"],"lastUsedAt":null,
          "createdAt":"2026-11-01T10:00:00Z","expiresAt":"2026-12-01T10:00:00Z"}]}"""
            .formatted("x".repeat(60)));
    open("/account");
    assertThat(part("token-row")).isVisible();
    assertThat(part("person")).containsText("Ada");
    part("token-name").fill("");
    part("token-create").click();

    assertFit();

    part("delete-account").click();
    assertFit();
  }

  @Test
  void theOverviewOfOperatorsIsFitForEverybody() {
    AUTH.rolesAre("operator");
    WORKER.answer("GET /operator/overview", 200, OperatorPagesTest.OVERVIEW);
    GATEWAY.answer("GET /operator/failures", 200, OperatorPagesTest.FAILURES);
    GATEWAY.answer("GET /operator/storage", 200, OperatorPagesTest.STORAGE);
    GATEWAY.refuse("POST /operator/jobs/j1/retry", 429, "too-many-jobs", Map.of());
    signInAndOpen("/operator");
    assertThat(part("server").first()).isVisible();
    assertThat(part("storage-account")).hasCount(2);
    part("failure-retry").first().click();
    assertThat(part("failures-error")).isVisible();

    assertFit();
  }

  @Test
  void aProgressBarShowsHowFarItIsInForcedColoursToo() throws IOException {
    JobJson running = JobJson.running("j1").with("percent", "50.0");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(running));
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setForcedColors(ForcedColors.ACTIVE)
            .setReducedMotion(ReducedMotion.REDUCE));
    open("/");
    assertThat(part("file-status")).hasText("Converting 50 %");

    BufferedImage bar = ImageIO.read(new ByteArrayInputStream(part("file-progress").screenshot()));

    int middle = bar.getHeight() / 2;
    assertThat(bar.getRGB(bar.getWidth() / 4, middle))
        .isNotEqualTo(bar.getRGB(bar.getWidth() * 3 / 4, middle));
    // The first row is that of the page where the bar begins between two pixels.
    assertThat(IntStream.range(0, middle).map(row -> bar.getRGB(bar.getWidth() * 3 / 4, row)))
        .as("the edge of the part that is still to come")
        .anyMatch(color -> color != bar.getRGB(bar.getWidth() * 3 / 4, middle));
  }

  private void assertFit() {
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width());
    assertFit(ColorScheme.LIGHT, new AxeBuilder(page));
    assertFit(ColorScheme.DARK, new AxeBuilder(page).withRules(List.of("color-contrast")));
  }

  private void assertFit(ColorScheme scheme, AxeBuilder axe) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    assertThat(axe.analyze().getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes().toString())
        .as(scheme.name())
        .isEmpty();
  }
}

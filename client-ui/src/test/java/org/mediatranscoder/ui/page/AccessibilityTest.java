package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/** What axe-core can tell of WCAG 2.2, by day and by night, on a page 360 pixels wide. */
class AccessibilityTest extends PageTest {

  private static final String RUNNING =
      """
      {"jobId":"j1","status":"PROCESSING","stage":"TRANSCODING","percent":50.0,"format":"mp3",
       "fileName":"a.wav","sizeBytes":4,"createdAt":"2026-11-01T10:00:00Z","attempt":1,
       "queuePosition":null,"etaSeconds":null,"speed":null,"fps":null,"failure":null,"outputs":[]}""";

  @Test
  void theLandingPageIsFitForEverybody() {
    page.navigate(BASE_URL);

    assertFit();
  }

  @Test
  void thePageOfFilesIsFitForEverybody() {
    GATEWAY.answer(
        "GET /jobs",
        200,
        """
        {"jobs":[{"jobId":"j1","status":"COMPLETED","stage":"ENDED","percent":100.0,
          "format":"mp4-480p","fileName":"%s.mov","sizeBytes":4,"createdAt":"2026-11-01T10:00:00Z",
          "attempt":1,"failure":null,"outputs":[{"fileName":"a.mp4","contentType":"video/mp4",
          "sizeBytes":1234567,"durationSeconds":3.0,"width":640,"height":360}]}],
         "nextCursor":null}"""
            .formatted("a-very-long-name-".repeat(8)));
    signInAndOpen("/");
    assertThat(part("history-download").first()).isVisible();
    part("history-open").click();
    assertThat(part("job-convert")).isVisible();

    assertFit();

    part("job-convert").click();
    assertFit();
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
    signInAndOpen("/account");
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
    signInAndOpen("/operator");
    assertThat(part("server").first()).isVisible();

    assertFit();
  }

  @Test
  void aProgressBarShowsHowFarItIsInForcedColoursToo() throws IOException {
    GATEWAY.answer("GET /jobs", 200, "{\"jobs\":[" + RUNNING + "],\"nextCursor\":null}");
    GATEWAY.answer("GET /status/j1", 200, RUNNING);
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setForcedColors(ForcedColors.ACTIVE)
            .setReducedMotion(ReducedMotion.REDUCE));
    signInAndOpen("/");
    assertThat(part("job-percent")).hasText("50%");

    BufferedImage bar = ImageIO.read(new ByteArrayInputStream(part("job-progress").screenshot()));

    int middle = bar.getHeight() / 2;
    assertThat(bar.getRGB(bar.getWidth() / 4, middle))
        .isNotEqualTo(bar.getRGB(bar.getWidth() * 3 / 4, middle));
    assertThat(bar.getRGB(bar.getWidth() * 3 / 4, 0))
        .as("the edge of the part that is still to come")
        .isNotEqualTo(bar.getRGB(bar.getWidth() * 3 / 4, middle));
  }

  private void assertFit() {
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    for (ColorScheme light : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting(rule -> rule.getId() + " " + rule.getNodes().toString())
          .as(light.name())
          .isEmpty();
    }
  }
}

package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** A package that is played while it is made. */
class GrowingPackageTest extends PageTest {

  private static final String WHOLE =
      """
      [{"role":"main","name":"archive.zip","fileName":"holiday (adaptive).zip",
        "contentType":"application/zip","sizeBytes":9},
       {"role":"playlist","name":"master.m3u8","fileName":"master.m3u8",
        "contentType":"application/vnd.apple.mpegurl","sizeBytes":9}]\
      """;

  @Test
  void theRowSaysThatItPlaysAndThePlayerStaysWhenItIsDone() {
    show(making());
    assertThat(part("file-play")).isDisabled();
    assertThat(part("file-now")).not().containsText("watch");

    show(making().text("playlist", "master.m3u8"));
    assertThat(part("file-now")).containsText("you can watch it already");
    part("file-play").click();
    assertThat(player()).hasAttribute("src", GATEWAY.url() + "/d/token");
    assertThat(player()).hasAttribute("title", "Preview of holiday.mov");
    player().evaluate("player => { player.dataset.seen = 'yes'; }");

    show(
        JobJson.ready("j1")
            .text("format", "adaptive")
            .text("playlist", "master.m3u8")
            .with("outputs", WHOLE));
    assertThat(part("job-download")).isVisible();
    assertThat(player()).hasAttribute("data-seen", "yes");
    assertThat(GATEWAY.requests().stream().filter(one -> one.startsWith("GET /jobs/j1/download")))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"FAILED", "CANCELLED", "PENDING"})
  void whatDoesNotComeToItsEndTakesThePlayerAway(String status) {
    show(making().text("playlist", "master.m3u8"));
    part("file-play").click();
    assertThat(player()).isVisible();

    show(
        switch (status) {
          case "FAILED" -> JobJson.failed("j1").text("format", "adaptive");
          case "CANCELLED" -> JobJson.stopped("j1").text("format", "adaptive");
          default -> JobJson.waiting("j1").text("format", "adaptive");
        });

    assertThat(player()).hasCount(0);
    assertThat(part("file-play")).isDisabled();
    assertThat(part("file-play").locator(".icon-play")).hasCount(0);
  }

  /** What the page learns at its next look. */
  private void show(JobJson job) {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    if (!page.url().startsWith("http")) {
      GATEWAY.answer("GET /jobs/j1/download", 200, "{\"url\":\"" + GATEWAY.url() + "/d/token\"}");
      page.route(
          GATEWAY.url() + "/d/token",
          route ->
              route.fulfill(
                  new Route.FulfillOptions().setContentType("text/html").setBody("<p>plays</p>")));
      open("/");
    }
  }

  private static JobJson making() {
    return JobJson.running("j1").text("format", "adaptive");
  }

  private Locator player() {
    return part("package-player");
  }
}

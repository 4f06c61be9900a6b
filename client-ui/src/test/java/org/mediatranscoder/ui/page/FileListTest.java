package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/**
 * The list of own files: what it shows, what is found in it, what is done with many of its rows.
 */
class FileListTest extends PageTest {

  /** Pairs of parts of a row that share pixels, and words that are higher than their line. */
  private static final String OVERLAPS =
      """
      [...document.querySelectorAll('.file-line')].flatMap((row) => {
        const parts = [...row.querySelectorAll('.file-pick, .file-thumb, .file-about, .pill, .button')]
          .filter((part) => part.checkVisibility());
        const box = (part) => part.getBoundingClientRect();
        const within = (part) => box(part).left >= box(row).left - 1 && box(part).right <= box(row).right + 1;
        const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        const say = (part) => `${part.className} ${part.textContent}`;
        return [
          ...parts.filter((part) => !within(part)).map((part) => `outside: ${say(part)}`),
          ...parts.filter((part) => part.matches('.pill') && box(part).height > 32).map((part) => `two lines: ${say(part)}`),
          ...parts.flatMap((one, i) => parts.slice(i + 1).filter((other) => !apart(box(one), box(other)))
            .map((other) => `${say(one)} | ${say(other)}`)),
        ];
      })""";

  @Test
  void aJobIsDeletedAfterAQuestionAndItsRowGoes() {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.running("j1")));
    GATEWAY.answer("DELETE /jobs/j1", 204, "");
    open("/");

    part("file-menu").click();
    part("job-delete").click();
    assertThat(page.getByText("The conversion is stopped.")).isVisible();
    GATEWAY.answer("GET /jobs", 200, JobJson.list());
    part("confirm-yes").click();

    assertThat(part("file-row")).hasCount(0);
    assertThat(part("files-empty")).isVisible();
    assertThat(GATEWAY.requests()).contains("DELETE /jobs/j1");
  }

  @Test
  void aJobThatWasDeletedElsewhereLosesItsRowWithoutACry() {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.running("j1"), JobJson.ready("j2")));
    open("/");
    assertThat(part("file-row")).hasCount(2);

    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("j2")));

    assertThat(part("file-row")).hasCount(1);
    assertThat(part("list-problem")).isHidden();
  }

  @Test
  void whatWentWrongWithARowStaysWhenTheListIsReadAgain() {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.running("j1")));
    GATEWAY.refuse("POST /jobs/j1/cancel", 503, "storage-unavailable", Map.of());
    open("/");
    part("job-cancel").click();
    assertThat(part("row-notice")).containsText("The file store cannot be reached");
    assertThat(part("job-cancel")).isFocused();

    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("j1")));
    assertThat(part("job-download")).isVisible();
    assertThat(part("row-notice")).containsText("The file store cannot be reached");
  }

  @Test
  void aJobWhoseAddressTakesNoMailSaysSo() {
    GATEWAY.answer(
        "GET /jobs", 200, JobJson.list(JobJson.ready("j1").text("mail", "UNDELIVERABLE")));

    open("/");

    assertThat(part("file-note")).containsText("takes no mail from us");
  }

  @Test
  void theFocusGoesToTheFirstNewRowOnceThereIsNothingMoreToShow() {
    GATEWAY.answer("GET /jobs", 200, JobJson.list("\"c1\"", old("j1", 30)));
    open("/");
    assertThat(part("show-more")).isVisible();
    GATEWAY.answer("GET /jobs", 200, JobJson.list("\"c2\"", old("j2", 20)));
    part("show-more").focus();

    page.keyboard().press("Enter");
    assertThat(part("file-row")).hasCount(2);
    assertThat(part("show-more")).isFocused();

    GATEWAY.answer("GET /jobs", 200, JobJson.list(old("j3", 10)));
    page.keyboard().press("Enter");
    assertThat(part("file-row")).hasCount(3);
    assertThat(part("show-more")).isHidden();
    assertThat(part("file-row").nth(2)).isFocused();
  }

  @Test
  void aSearchFindsOlderFilesTooAndAFilterTheirState() {
    GATEWAY.answer(
        "GET /jobs",
        200,
        JobJson.list("\"c1\"", old("j1", 30), JobJson.failed("j2").named("other.avi")));
    GATEWAY.answer(
        "GET /jobs?limit=100&cursor=c1", 200, JobJson.list(old("j3", 10).named("Harbour.mkv")));
    open("/");
    assertThat(part("file-row")).hasCount(2);

    part("search").fill("harb");
    assertThat(shown()).hasCount(1);
    assertThat(shown()).containsText("Harbour.mkv");

    part("search").fill("");
    part("filter").selectOption("failed");
    assertThat(shown()).hasCount(1);
    assertThat(shown()).containsText("other.avi");
    part("search").fill("nothing like this");
    assertThat(part("no-match")).isVisible();
  }

  @Test
  void manyRowsAreDownloadedTriedAgainAndDeletedAtOnce() {
    GATEWAY.answer(
        "GET /jobs",
        200,
        JobJson.list(JobJson.ready("j1"), JobJson.ready("j2"), JobJson.failed("j3")));
    for (String id : List.of("j1", "j2", "j3")) {
      GATEWAY.answer("DELETE /jobs/" + id, 204, "");
    }
    GATEWAY.answer("POST /archives", 200, "{\"url\":\"http://files.test:9000/zip\"}");
    GATEWAY.answer("POST /jobs/j3/retry", 202, JobJson.waiting("j3").toString());
    page.route(
        "http://files.test:9000/**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setBody("x")
                    .setHeaders(Map.of("Content-Disposition", "attachment"))));
    open("/");
    List<Download> downloads = new ArrayList<>();
    page.onDownload(downloads::add);
    assertThat(part("bulk")).isHidden();

    part("pick-all").check();
    assertThat(part("bulk-count")).hasText("3 selected");
    GATEWAY.answer(
        "GET /jobs",
        200,
        JobJson.list(JobJson.ready("j1"), JobJson.ready("j2"), JobJson.waiting("j3")));
    part("bulk-retry").click();
    assertThat(part("file-now").nth(2)).hasText("Next in line");
    assertThat(part("bulk-retry")).isDisabled();
    assertThat(part("bulk-download")).hasText("Download as zip");
    part("bulk-download").click();
    page.waitForCondition(() -> downloads.size() == 1);

    part("bulk-delete").click();
    assertThat(page.getByText("Delete 3 files?")).isVisible();
    part("confirm-yes").click();
    assertThat(part("file-row")).hasCount(0);
    assertThat(GATEWAY.requests())
        .contains("POST /archives {\"jobIds\":[\"j1\",\"j2\"]}")
        .contains("DELETE /jobs/j1", "DELETE /jobs/j2", "DELETE /jobs/j3", "POST /jobs/j3/retry");
  }

  @Test
  void theMenuOfARowIsWalkedWithKeysAndGivesTheFocusBack() {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("j1")));
    open("/");
    part("file-menu").focus();

    page.keyboard().press("ArrowDown");
    assertThat(part("menu-download")).isFocused();
    page.keyboard().press("End");
    assertThat(part("job-delete")).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(part("menu-download")).isFocused();
    page.keyboard().press("Escape");
    assertThat(part("menu-download")).hasCount(0);
    assertThat(part("file-menu")).isFocused();
  }

  @Test
  void nothingInARowOverlapsHoweverNarrowThePage() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.answer(
        "GET /jobs",
        200,
        JobJson.list(
            JobJson.waiting("j1"),
            JobJson.running("j2").named("a-very-long-name-".repeat(8)),
            JobJson.ready("j3").text("mail", "LIMITED"),
            JobJson.failed("j4"),
            JobJson.stopped("j5")));
    GATEWAY.answer("GET /uploads", 200, AccessibilityTest.UNFINISHED);
    open("/");
    assertThat(part("file-row")).hasCount(9);

    for (int width : new int[] {320, 360, 390, 414, 560, 768, 1280}) {
      page.setViewportSize(width, 740);
      assertThat(page.evaluate(OVERLAPS)).as("%d", width).isEqualTo(List.of());
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
  }

  private Locator shown() {
    return part("file-row").filter(new Locator.FilterOptions().setVisible(true));
  }

  /**
   * @param minute of the hour in which it was made
   */
  private static JobJson old(String id, int minute) {
    return JobJson.ready(id).text("createdAt", "2026-11-01T10:%d:00Z".formatted(minute));
  }
}

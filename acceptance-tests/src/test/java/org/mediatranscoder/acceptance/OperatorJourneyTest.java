package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What Grace, who is the operator, sees of the system, and Ada does not. */
@ExtendWith(OneStack.class)
class OperatorJourneyTest {

  private static final String DASHBOARD = "operator/jobrunr/transcode/dashboard/overview";

  private static final Page.GetByRoleOptions DELETE =
      new Page.GetByRoleOptions().setName("Delete").setExact(true);

  @TempDir Path folder;

  @Test
  void anOperatorSeesTheQueuesAndJobRunrsListOfJobs(RunningStack stack) throws Exception {
    stack
        .api()
        .awaitCompleted(
            stack
                .api()
                .upload(Media.tone(folder.resolve("tone.wav"), 1), "mp3", Inbox.freshAddress()));
    List<String> complaints = new ArrayList<>();
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = browser.newPage();
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      signIn(page, stack, "Grace");

      page.getByTestId("operator-link").click();
      assertThat(page.getByTestId("queue-transcode").getByTestId("server").first()).isVisible();
      assertThat(page.getByTestId("queue-notify").getByTestId("server").first()).isVisible();
      assertThat(page.getByTestId("worker")).containsText("GB");

      page.getByTestId("dashboard-transcode").click();
      assertThat(page.getByText("Nbr of servers")).isVisible();
      page.locator("#servers-btn").click();
      assertThat(page.locator("tbody tr").first()).isVisible();
      page.locator("#jobs-btn").click();
      page.locator("#succeeded-menu-btn").click();
      assertThat(page.locator("tbody").first()).containsText("TranscodeHandler.transcode");
      page.locator("tbody a").first().click();
      assertThat(page.getByText("Requeue")).isVisible();
      Response deleted =
          page.waitForResponse(
              answer -> answer.request().method().equals("DELETE"),
              () -> page.getByRole(AriaRole.BUTTON, DELETE).click());
      assertThat(deleted.status()).isEqualTo(204);

      assertThat(page.url()).startsWith(stack.clientUi() + "/operator/jobrunr/transcode/");
      // It asks its maker for news of later versions, which the policy of the page forbids.
      assertThat(complaints).allMatch(complaint -> complaint.contains("api.jobrunr.io"));
    }
  }

  @Test
  void anOperatorSeesWhatFailedHasItTriedAgainAndSeesHowFullTheStoreIs(RunningStack stack)
      throws Exception {
    Path text = Files.writeString(folder.resolve("no-media.mov"), "This is no video. ".repeat(99));
    String job = stack.api().upload(text, "mp4-480p", Inbox.freshAddress());
    JsonNode failed = stack.api().awaitEnded(job, Duration.ofMinutes(1));
    assertThat(failed.path("failure").path("code").asString()).isEqualTo("NOT_MEDIA");
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = browser.newPage();
      signIn(page, stack, "Grace");
      page.getByTestId("operator-link").click();

      Locator row = page.getByTestId("failure").filter(new Locator.FilterOptions().setHasText(job));
      assertThat(row).containsText("NOT_MEDIA");
      assertThat(row).not().containsText("no-media");
      row.getByTestId("failure-retry").click();
      assertThat(page.getByTestId("failures-said")).containsText(job);
      stack.api().await(job, now -> attempts(now) == 2 && isFailed(now), Duration.ofMinutes(1));
      assertThat(row).isVisible();

      // Of up to ten minutes ago, when no account may have kept anything.
      assertThat(page.locator("#storage-facts dd"))
          .hasCount(4, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }
  }

  private static int attempts(JsonNode job) {
    return job.path("attempt").asInt();
  }

  private static boolean isFailed(JsonNode job) {
    return job.path("status").asString().equals("FAILED");
  }

  /**
   * In this stack the page's back end renews a token at each request, as it does with one that was
   * issued ten minutes ago: see RunningStack.
   */
  @Test
  void anOperatorStaysForElevenMinutesAndSignsOut(RunningStack stack) {
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = browser.newPage();
      page.clock().install();
      signIn(page, stack, "Grace");
      assertThat(page.getByTestId("format-toggle")).isEnabled();

      page.clock().fastForward("11:00");
      page.getByTestId("operator-link").click();
      assertThat(page.getByTestId("queue-transcode").getByTestId("server").first()).isVisible();
      page.getByTestId("account-link").click();
      assertThat(page.getByTestId("person")).containsText("Operator");
      assertThat(page.getByTestId("session-ended")).isHidden();

      page.getByTestId("sign-out").click();
      assertThat(page).hasURL(stack.clientUi() + "/");
      page.getByTestId("sign-in").click();
      assertThat(page.getByText("Google")).isVisible();
    }
  }

  @Test
  void nobodyElseFindsAnyOfIt(RunningStack stack) {
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = browser.newPage();
      signIn(page, stack, "Ada");
      assertThat(page.getByTestId("operator-link")).hasCount(0);

      for (String path : List.of("operator", "operator/overview", DASHBOARD)) {
        Response answer = page.navigate(stack.clientUi() + "/" + path);
        assertThat(answer.status()).as(path).isEqualTo(404);
      }
    }
  }

  private static void signIn(Page page, RunningStack stack, String name) {
    page.navigate(stack.clientUi().toString());
    page.getByTestId("sign-in").click();
    page.getByText("Google").click();
    page.getByText("Continue as " + name).click();
    assertThat(page.getByTestId("account-name")).containsText(name);
  }
}

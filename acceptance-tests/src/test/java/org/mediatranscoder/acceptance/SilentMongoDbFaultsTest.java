package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.faults.FaultReport;
import org.mediatranscoder.acceptance.faults.SlowFaults;
import org.mediatranscoder.testsupport.Chromium;

/** MongoDB stands still, as it does behind a network that loses packets. */
@ExtendWith(OneStack.class)
@SlowFaults
class SilentMongoDbFaultsTest {

  @TempDir Path folder;

  /** Each page that is opened here renews the token (see {@link RunningStack}). */
  @Test
  void whoIsSignedInGoesOnAndTheHistoryIsWholeAfterwards(RunningStack stack) throws Exception {
    LocalPerson eve = LocalPerson.fresh("Eve");
    String jobId;
    try (BrowserContext browser = Chromium.shared().newContext()) {
      Page page = browser.newPage();
      eve.signIn(page, stack, "Google");
      stack.signal("STOP", "mongodb");
      try {
        page.reload();
        TranscoderApi script = new TranscoderApi(stack.gateway(), () -> token(page));
        jobId = script.upload(Media.tone(folder.resolve("still.wav"), 1), "mp3", eve.email());
        script.awaitCompleted(jobId);
        stack.inbox().awaitOne(eve.email());
        page.reload();
        assertThat(page.getByTestId("file-row")).containsText("still.wav");
        assertThat(script.getJson("/jobs").get("jobs").size()).isEqualTo(1);
      } finally {
        stack.signal("CONT", "mongodb");
      }
      assertThatTheHistoryHas(jobId, stack, page);
    }
    FaultReport.add(
        "MongoDB stands still (SIGSTOP)",
        1,
        "who is signed in gets new tokens, sends a file, sees it completed and gets one mail; afterwards the job is in the lasting history");
  }

  private static void assertThatTheHistoryHas(String jobId, RunningStack stack, Page page) {
    TranscoderApi history =
        new TranscoderApi(stack.part("auth-service").address(), () -> token(page));
    Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(history.get("/history/" + jobId).statusCode()).isEqualTo(200));
  }

  private static String token(Page page) {
    Object token =
        page.evaluate(
            "fetch('/get-token', {headers: {'X-Requested-With': 'page'}})"
                + ".then(answer => answer.json()).then(answer => answer.token)");
    return String.valueOf(token);
  }
}

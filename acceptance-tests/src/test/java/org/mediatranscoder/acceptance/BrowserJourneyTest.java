package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneStack.class)
class BrowserJourneyTest {

  @TempDir Path folder;

  @Test
  void aPersonSignsInUploadsWatchesAndDownloads(RunningStack stack) throws Exception {
    // Larger than its output, so that it takes a while: what fits is copied at once.
    Path clip = Media.clip(folder.resolve("birthday.mp4"), 8, "1280x720");
    List<String> complaints = new ArrayList<>();
    List<String> told = new ArrayList<>();
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = browser.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      page.onWebSocket(socket -> socket.onFrameReceived(frame -> told.add(frame.text())));
      page.navigate(stack.clientUi().toString());
      page.getByTestId("sign-in").click();
      page.getByText("Google").click();
      page.getByText("Continue as Ada").click();

      page.getByTestId("file-input").setInputFiles(clip);
      // On top of what other tests have left, once the browser has looked at it.
      assertThat(page.getByTestId("file-row").first()).containsText("birthday.mp4");
      page.getByTestId("format-toggle").click();
      page.getByTestId("format-mp4-480p").click();
      String address = Inbox.freshAddress();
      page.getByTestId("email-input").fill(address);
      page.getByTestId("upload-button").click();
      Locator status = page.getByTestId("file-status").first();
      assertThat(status).containsText("Ready", new ContainsTextOptions().setTimeout(60_000));

      assertThat(told).as("told live").anyMatch(text -> text.contains("\"status\":\"COMPLETED\""));
      page.getByTestId("file-play").first().click();
      assertThat(page.getByTestId("job-preview").first().locator("video")).isVisible();
      assertThat(page.getByTestId("receipt").first()).containsText("H264");
      assertThat(page.getByTestId("preview-fault").first()).isHidden();
      Download download =
          page.waitForDownload(() -> page.getByTestId("job-download").first().click());
      Path file = folder.resolve(download.suggestedFilename());
      download.saveAs(file);
      assertThat(file.getFileName().toString()).startsWith("birthday").endsWith(".mp4");
      assertThat(Media.probe(file).codec("video")).isEqualTo("h264");
      assertThat(page.getByTestId("file-row").first()).containsText("birthday.mp4");

      Page mailed = browser.newPage();
      Download fromMail =
          mailed.waitForDownload(
              () ->
                  mailed.evaluate(
                      "address => { location.href = address }",
                      stack.inbox().awaitOne(address).linkTo(stack.gateway()).toString()));
      assertThat(fromMail.suggestedFilename()).isEqualTo(download.suggestedFilename());
      assertThat(complaints).isEmpty();

      page.getByTestId("sign-out").click();
      assertThat(page.getByTestId("sign-in")).isVisible();
    }
  }
}

package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneStack.class)
class BrowserJourneyTest {

  @TempDir Path folder;

  @Test
  void aPersonSignsInUploadsWatchesAndDownloads(RunningStack stack) throws Exception {
    Path clip = Media.clip(folder.resolve("birthday.mp4"), 3);
    List<String> complaints = new ArrayList<>();
    try (Playwright playwright = playwright();
        Browser browser = chromium(playwright)) {
      Page page = browser.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      page.navigate(stack.clientUi().toString());
      page.getByTestId("sign-in").click();
      page.getByText("Google").click();
      page.getByText("Continue as Ada").click();

      page.getByTestId("file-input").setInputFiles(clip);
      page.getByTestId("format-select").selectOption("mp4-480p");
      String address = Inbox.freshAddress();
      page.getByTestId("email-input").fill(address);
      page.getByTestId("upload-button").click();
      Locator status = page.getByTestId("job-status").first();
      assertThat(status)
          .containsText(
              "Completed", new ContainsTextOptions().setTimeout(60_000).setIgnoreCase(true));

      assertThat(page.getByTestId("job-preview").first()).isVisible();
      Download download =
          page.waitForDownload(() -> page.getByTestId("job-download").first().click());
      Path file = folder.resolve(download.suggestedFilename());
      download.saveAs(file);
      assertThat(file.getFileName().toString()).startsWith("birthday").endsWith(".mp4");
      assertThat(Media.probe(file).codec("video")).isEqualTo("h264");
      assertThat(page.getByTestId("history-row").first()).containsText("birthday.mp4");

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

  @Test
  void aPersonAddsASecondWayToSignIn(RunningStack stack) {
    try (Playwright playwright = playwright();
        Browser browser = chromium(playwright)) {
      Page page = browser.newPage();
      page.navigate(stack.part("auth-service").address().resolve("/identities").toString());
      page.getByText("Continue with Google").click();
      beSomebodyNew(page);

      page.getByText("Add GitHub").click();
      beSomebodyNew(page);

      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Added.");
      assertThat(page.getByText("Remove")).hasCount(2);
    }
  }

  private static void beSomebodyNew(Page page) {
    page.getByText("Somebody else").click();
    page.getByLabel("Name").fill("Somebody New");
    page.getByLabel("E-mail").fill(Inbox.freshAddress());
    page.locator("#other-user button").click();
  }

  private static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Debian's Chromium, told not to call home: the network is closed. */
  private static Browser chromium(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }
}

package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.Chromium;

/** What becomes of files that a person sends by the page. */
@ExtendWith(OneStack.class)
class BrowserUploadTest {

  private static final long MIB = 1024 * 1024;
  private static final double LIMIT_MS = 180_000;
  private static final Pattern PERCENT = Pattern.compile("(\\d+) %");

  @TempDir Path folder;

  @Test
  void anUploadGoesOnAfterAReloadAKilledServiceAndInAnotherBrowser(RunningStack stack)
      throws Exception {
    // So slowly that there is time to break it off.
    goesOn(stack, 64 * MIB, 4 * MIB);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "transcoder.test.large",
      matches = "true",
      disabledReason = "takes minutes: ./transcoder test --large")
  void anUploadOfOneGibibyteGoesOnLikewise(RunningStack stack) throws Exception {
    goesOn(stack, 1024 * MIB, 64 * MIB);
  }

  private void goesOn(RunningStack stack, long bytes, long bytesPerSecond) throws Exception {
    Path file = folder.resolve("noise.mp4");
    PseudoRandomStream content = new PseudoRandomStream(bytes);
    Files.copy(content, file);
    try (BrowserContext browser = Chromium.shared().newContext()) {
      Page page = signIn(browser, stack);
      limit(page, bytesPerSecond);
      page.getByTestId("file-input").setInputFiles(file);
      page.getByTestId("upload-button").click();
      awaitPercent(page, 60);

      List<Long> offsets = offsets(page);
      page.reload();
      limit(page, bytesPerSecond);
      assertThat(status(page)).containsText("Interrupted", within());
      stack.kill9("upload-service");
      choose(page, page.getByTestId("upload-choose").first(), file);
      assertThat(page.getByTestId("file-now").first()).containsText("Trying again", within());
      awaitPercent(page, 80);
      assertThat(offsets.getFirst()).as("where it went on").isGreaterThan(bytes / 2);
    }
    try (BrowserContext another = Chromium.shared().newContext()) {
      Page page = signIn(another, stack);
      Locator row = page.getByTestId("file-row").first();
      assertThat(row).containsText("noise.mp4");
      List<Long> offsets = offsets(page);
      // The other browser sent a moment ago, so this one asks before it takes over.
      choose(page, page.getByTestId("upload-here").first(), file);

      assertThat(row)
          .hasAttribute(
              "data-job-id", Pattern.compile(".+"), new HasAttributeOptions().setTimeout(LIMIT_MS));
      assertThat(offsets.getFirst()).as("where it went on").isGreaterThan(bytes * 7 / 10);
      String jobId = String.valueOf(row.getAttribute("data-job-id"));
      assertThat(Files.mismatch(stored(stack, jobId), file)).as("the same bytes").isEqualTo(-1);
    }
  }

  @Test
  void twentyFilesThatAreDroppedAtOnceAllEnd(RunningStack stack) throws Exception {
    byte[] tone = Files.readAllBytes(Media.tone(folder.resolve("tone.wav"), 1));
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = signIn(browser, stack);
      page.getByTestId("format-toggle").click();
      page.getByTestId("format-mp3").click();
      page.evaluate(
          """
          (base64) => {
            const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
            const data = new DataTransfer();
            for (let i = 1; i <= 20; i++) {
              data.items.add(new File([bytes], `dropped-${i}.wav`, { type: 'audio/wav' }));
            }
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
          }""",
          Base64.getEncoder().encodeToString(tone));
      Locator rows =
          page.getByTestId("file-row").filter(new Locator.FilterOptions().setHasText("dropped-"));
      assertThat(rows).hasCount(20, new HasCountOptions().setTimeout(LIMIT_MS));
      page.getByTestId("upload-button").click();

      assertThat(rows.getByTestId("file-status").getByText("Ready"))
          .hasCount(20, new HasCountOptions().setTimeout(LIMIT_MS));
    }
  }

  private static Page signIn(BrowserContext browser, RunningStack stack) {
    Page page = browser.newPage();
    page.onDialog(Dialog::accept); // Who leaves the page while it sends is asked.
    page.navigate(stack.clientUi().toString());
    page.getByTestId("sign-in").click();
    page.getByText("Google").click();
    page.getByText("Continue as Ada").click();
    assertThat(page.getByTestId("format-name"))
        .hasText(Pattern.compile(".*MP4.*"), new HasTextOptions().setTimeout(LIMIT_MS));
    return page;
  }

  private static void limit(Page page, long bytesPerSecond) {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 0);
    conditions.addProperty("downloadThroughput", -1);
    conditions.addProperty("uploadThroughput", bytesPerSecond);
    page.context().newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
  }

  /** Where each piece begins that is sent from now on. */
  private static List<Long> offsets(Page page) {
    List<Long> offsets = new CopyOnWriteArrayList<>();
    page.onRequest(
        request -> {
          if (request.method().equals("PATCH")) {
            offsets.add(Long.parseLong(request.headers().get("upload-offset")));
          }
        });
    return offsets;
  }

  private static void awaitPercent(Page page, int wanted) {
    page.waitForCondition(
        () -> {
          var percent = PERCENT.matcher(status(page).innerText());
          return percent.find() && Integer.parseInt(percent.group(1)) >= wanted;
        },
        new Page.WaitForConditionOptions().setTimeout(LIMIT_MS));
  }

  /** In a browser that gives no handles of files. */
  private static void choose(Page page, Locator button, Path file) {
    page.evaluate("delete Window.prototype.showOpenFilePicker; delete window.showOpenFilePicker");
    page.waitForFileChooser(button::click).setFiles(file);
  }

  private static Locator status(Page page) {
    return page.getByTestId("file-status").first();
  }

  private static ContainsTextOptions within() {
    return new ContainsTextOptions().setTimeout(LIMIT_MS);
  }

  private static Path stored(RunningStack stack, String jobId) throws IOException {
    String end = String.format(Locale.ROOT, "raw/%s/source", jobId);
    return StoredFiles.of(stack).stream()
        .filter(file -> file.toString().endsWith(end))
        .findFirst()
        .orElseThrow();
  }
}

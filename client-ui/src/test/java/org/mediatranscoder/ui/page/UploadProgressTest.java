package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.ui.PageTest;

/** What the page says while nothing moves. */
class UploadProgressTest extends PageTest {

  @TempDir Path folder;

  @Test
  void anUploadThatStallsSaysSinceWhenAndPromisesNothing() throws IOException {
    Path file = Files.write(folder.resolve("a.mxf"), new byte[40_000_000]);
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.stall("PATCH /files/*");
    page.clock().install();
    open("/");
    assertThat(part("format-name")).hasText("MP4 720p");

    part("file-input").setInputFiles(file);
    part("upload-button").click();
    assertThat(part("file-now")).containsText("MB of 40.0 MB");
    page.clock().runFor(12_000);

    assertThat(part("file-now"))
        .containsText(Pattern.compile("No data has been sent for 1\\d seconds"));
    assertThat(part("file-now")).not().containsText("left");

    GATEWAY.refuse("PATCH /files/*", 503, "storage-unavailable", Map.of());
    assertThat(part("file-now")).containsText("cannot be reached");
  }

  @Test
  void theRateOfAnUploadIsThatOfItsLastSeconds() {
    page.clock().install();
    open("/");
    page.evaluate(
        """
        async () => {
          const main = document.querySelector('script[src]').src;
          const { slidingRate } = await import(main.replace('main.js', 'rate.js'));
          window.rate = slidingRate();
          window.sent = 0;
        }""");

    send(20, 100);
    assertThat(perSecond()).isBetween(80.0, 101.0);
    send(15, 10);
    assertThat(perSecond()).as("not 60, the mean of all").isBetween(5.0, 15.0);
  }

  private void send(int seconds, int bytesPerSecond) {
    for (int second = 0; second < seconds; second++) {
      page.clock().runFor(1_000);
      page.evaluate("bytes => rate.add(sent += bytes)", bytesPerSecond);
    }
  }

  private double perSecond() {
    return ((Number) page.evaluate("rate.perSecond()")).doubleValue();
  }

  @Test
  void aConversionThatStandsStillSaysSinceWhenAndPromisesNothing() {
    JobJson job = JobJson.running("j1").with("etaSeconds", "25").with("speed", "2.0");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    page.clock().install();
    open("/");
    assertThat(part("file-now"))
        .hasText("Converting, about 25 seconds left, 2.0 times playing speed");

    page.clock().runFor(35_000);

    assertThat(part("file-now")).hasText(Pattern.compile("No progress for 3\\d seconds."));

    GATEWAY.answer("GET /jobs", 200, JobJson.list(job.with("percent", "41.0")));
    page.clock().runFor(2_000);
    assertThat(part("file-now")).containsText("about 25 seconds left");
  }
}

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

  private static final String JOB =
      """
      {"jobId":"j1","status":"PROCESSING","stage":"TRANSCODING","percent":%s,"format":"mp3",
       "fileName":"a.wav","sizeBytes":4,"createdAt":"2026-11-01T10:00:00Z","attempt":1,
       "queuePosition":null,"etaSeconds":25,"speed":2.0,"fps":null,"failure":null,"outputs":[]}""";

  private static final String FORMATS =
      """
      {"formats":[{"id":"mp3","name":"MP3","description":"Sound","kind":"AUDIO",
       "extension":"mp3","contentType":"audio/mpeg","needs":["AUDIO"]}]}""";

  @TempDir Path folder;

  @Test
  void anUploadThatStallsSaysSinceWhenAndPromisesNothing() throws IOException {
    Path file = Files.write(folder.resolve("a.wav"), new byte[40_000_000]);
    GATEWAY.answer("GET /formats", 200, FORMATS);
    GATEWAY.stall("POST /upload");
    page.clock().install();
    signInAndOpen("/");
    assertThat(part("format-select")).hasValue("mp3");

    part("file-input").setInputFiles(file);
    part("upload-button").click();
    assertThat(part("upload-numbers")).containsText("MB of 40.0 MB");
    page.clock().runFor(12_000);

    assertThat(part("upload-numbers"))
        .containsText(Pattern.compile("No data has been sent for 1\\d seconds"));
    assertThat(part("upload-numbers")).not().containsText("left");

    GATEWAY.refuse("POST /upload", 503, "storage-unavailable", Map.of());
    assertThat(part("upload-error")).containsText("cannot be reached");
  }

  @Test
  void theRateOfAnUploadIsThatOfItsLastSeconds() {
    page.clock().install();
    signInAndOpen("/");
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
    GATEWAY.answer(
        "GET /jobs", 200, "{\"jobs\":[" + JOB.formatted("40.0") + "],\"nextCursor\":null}");
    GATEWAY.answer("GET /status/j1", 200, JOB.formatted("40.0"));
    page.clock().install();
    signInAndOpen("/");
    assertThat(part("job-pace")).hasText("about 25 seconds left, 2.0 times playing speed");

    page.clock().runFor(35_000);

    assertThat(part("job-pace")).hasText(Pattern.compile("No progress for 3\\d seconds."));

    GATEWAY.answer("GET /status/j1", 200, JOB.formatted("41.0"));
    page.clock().runFor(2_000);
    assertThat(part("job-pace")).containsText("about 25 seconds left");
  }

  @Test
  void aServerThatDoesNotAnswerLeavesNoPromiseBehind() {
    GATEWAY.answer(
        "GET /jobs", 200, "{\"jobs\":[" + JOB.formatted("40.0") + "],\"nextCursor\":null}");
    GATEWAY.answer("GET /status/j1", 200, JOB.formatted("40.0"));
    page.clock().install();
    signInAndOpen("/");
    assertThat(part("job-pace")).containsText("left");

    GATEWAY.refuse("GET /status/j1", 503, "service-unavailable", Map.of());
    page.clock().runFor(20_000);

    assertThat(part("job-outage")).containsText(Pattern.compile("No answer for \\d+ seconds"));
    assertThat(part("job-pace")).isHidden();
  }
}

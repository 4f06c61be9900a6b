package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.ui.PageTest;

class HistoryTest extends PageTest {

  private static final String JOB =
      """
      {"jobId":"j1","status":"%s","stage":"TRANSCODING","percent":40.0,"format":"mp4-480p",
       "fileName":"holiday.mov","sizeBytes":4,"createdAt":"2026-11-01T10:00:00Z","attempt":1,
       "queuePosition":null,"etaSeconds":null,"speed":null,"fps":null,"failure":null,"outputs":[]}""";

  private static final String FORMATS =
      """
      {"formats":[{"id":"mp3","name":"MP3","description":"Sound","kind":"AUDIO",
       "extension":"mp3","contentType":"audio/mpeg","needs":["AUDIO"]}]}""";

  /** Pairs of parts of a row that share pixels, and words that are higher than their line. */
  private static final String OVERLAPS =
      """
      [...document.querySelectorAll('.history-row')].flatMap((row) => {
        const parts = [...row.querySelectorAll('.history-about, .pill, .button')];
        const box = (part) => part.getBoundingClientRect();
        const within = (part) => box(part).left >= box(row).left - 1 && box(part).right <= box(row).right + 1;
        const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        return [
          ...parts.filter((part) => !within(part)).map((part) => `outside: ${part.textContent}`),
          ...parts.filter((part) => part.matches('.pill') && box(part).height > 32).map((part) => `two lines: ${part.textContent}`),
          ...parts.flatMap((one, i) => parts.slice(i + 1).filter((other) => !apart(box(one), box(other)))
            .map((other) => `${one.textContent} | ${other.textContent}`)),
        ];
      })""";

  @Test
  void aJobIsDeletedAfterAQuestionAndItsCardGoesToo() {
    GATEWAY.answer("GET /jobs", 200, jobs(JOB.formatted("PROCESSING")));
    GATEWAY.answer("GET /status/j1", 200, JOB.formatted("PROCESSING"));
    GATEWAY.answer("DELETE /jobs/j1", 204, "");
    signInAndOpen("/");
    assertThat(part("job")).hasCount(1);

    part("history-delete").click();
    assertThat(page.getByText("The conversion is stopped.")).isVisible();
    GATEWAY.answer("GET /jobs", 200, jobs(""));
    part("confirm-yes").click();

    assertThat(part("history-row")).hasCount(0);
    assertThat(part("job")).hasCount(0);
    assertThat(part("history-empty")).isVisible();
    assertThat(GATEWAY.requests()).contains("DELETE /jobs/j1");
  }

  @Test
  void aJobThatWasDeletedElsewhereLosesItsCardWithoutACry() {
    GATEWAY.answer("GET /jobs", 200, jobs(JOB.formatted("PROCESSING")));
    GATEWAY.answer("GET /status/j1", 200, JOB.formatted("PROCESSING"));
    signInAndOpen("/");
    assertThat(part("job")).hasCount(1);

    GATEWAY.answer("GET /jobs", 200, jobs(""));
    GATEWAY.refuse("GET /status/j1", 404, "job-not-found", Map.of());

    assertThat(part("job")).hasCount(0);
    assertThat(part("history-row")).hasCount(0);
  }

  @Test
  void whatWentWrongWithARowStaysWhenTheListIsReadAgain() {
    GATEWAY.answer("GET /jobs", 200, jobs(JOB.formatted("PROCESSING")));
    GATEWAY.answer("GET /status/j1", 200, JOB.formatted("PROCESSING"));
    GATEWAY.refuse("DELETE /jobs/j1", 503, "storage-unavailable", Map.of());
    signInAndOpen("/");
    part("history-delete").click();
    part("confirm-yes").click();
    assertThat(part("row-error")).containsText("The file store cannot be reached");

    GATEWAY.answer("GET /jobs", 200, jobs(JOB.formatted("COMPLETED")));
    GATEWAY.answer("GET /status/j1", 200, JOB.formatted("COMPLETED"));
    assertThat(part("history-download")).isVisible();
    assertThat(part("row-error")).containsText("The file store cannot be reached");
  }

  @Test
  void aJobWhoseAddressTakesNoMailSaysSo() {
    String job = JOB.formatted("COMPLETED").replace("}", ",\"mail\":\"UNDELIVERABLE\"}");
    GATEWAY.answer("GET /jobs", 200, jobs(job));

    signInAndOpen("/");

    assertThat(part("history-row")).containsText("takes no mail from us");
  }

  @Test
  void anUploadOverALimitIsRefusedInWordsWithTheTimeToWait() {
    GATEWAY.answer("GET /formats", 200, FORMATS);
    GATEWAY.refuse("POST /upload", 429, "daily-bytes-exceeded", Map.of("Retry-After", "7201"));
    signInAndOpen("/");
    assertThat(part("format-select")).hasValue("mp3");

    part("file-input").setInputFiles(new FilePayload("a.wav", "audio/wav", new byte[4]));
    part("upload-button").click();

    assertThat(part("upload-error"))
        .hasText("You have sent as much as you may in one day. Try again in 3 hours.");
  }

  @Test
  void nobodyIsToldToChooseAFormatBeforeThereIsOneToChoose() {
    GATEWAY.refuse("GET /formats", 503, "unavailable", Map.of());
    signInAndOpen("/");
    part("file-input").setInputFiles(new FilePayload("a.wav", "audio/wav", new byte[4]));

    part("upload-button").click();
    assertThat(page.getByText("The formats are not loaded yet.")).isVisible();
    GATEWAY.answer("GET /formats", 200, FORMATS);

    assertThat(part("format-select")).hasValue("mp3");
    assertThat(page.getByText("The formats are not loaded yet.")).isHidden();
    assertThat(part("format-select")).not().hasAttribute("aria-invalid", "true");
    assertThat(GATEWAY.requests()).noneMatch(request -> request.startsWith("POST /upload"));
  }

  @Test
  void theFocusGoesToTheFirstNewRowOnceThereIsNothingMoreToShow() {
    GATEWAY.answer("GET /jobs", 200, jobs(JOB.formatted("COMPLETED")).replace("null}", "\"c1\"}"));
    signInAndOpen("/");
    assertThat(part("history-more")).isVisible();
    GATEWAY.answer(
        "GET /jobs",
        200,
        jobs(JOB.formatted("COMPLETED").replace("j1", "j2")).replace("null}", "\"c2\"}"));
    part("history-more").focus();

    page.keyboard().press("Enter");
    assertThat(part("history-row")).hasCount(2);
    assertThat(part("history-more")).isFocused();

    GATEWAY.answer("GET /jobs", 200, jobs(JOB.formatted("COMPLETED").replace("j1", "j3")));
    page.keyboard().press("Enter");
    assertThat(part("history-row")).hasCount(3);
    assertThat(part("history-more")).isHidden();
    assertThat(part("history-row").nth(2)).isFocused();
  }

  @Test
  void aButtonThatRestsWhileItWorksHasTheFocusAgainAfterwards() {
    GATEWAY.answer("GET /jobs", 200, jobs(JOB.formatted("COMPLETED")));
    GATEWAY.refuse("GET /jobs/j1/download", 503, "storage-unavailable", Map.of());
    signInAndOpen("/");
    part("history-download").focus();

    page.keyboard().press("Enter");

    assertThat(page.getByText("The file store cannot be reached")).isVisible();
    assertThat(part("history-download")).isFocused();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 414, 560, 768, 1280})
  void nothingInARowOverlapsHoweverNarrowThePage(int width) {
    page.setViewportSize(width, 740);
    String each =
        Stream.of("PENDING", "PROCESSING", "COMPLETED", "FAILED", "CANCELLED")
            .map(JOB::formatted)
            .collect(Collectors.joining(","));
    GATEWAY.answer("GET /jobs", 200, jobs(each));
    signInAndOpen("/");
    assertThat(part("history-row")).hasCount(5);
    part("history-open").all().forEach(Locator::click);

    assertThat(page.evaluate(OVERLAPS)).isEqualTo(List.of());
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
  }

  private static String jobs(String job) {
    return "{\"jobs\":[" + job + "],\"nextCursor\":null}";
  }
}

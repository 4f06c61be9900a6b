package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/**
 * What a person can do with a job: stop it, try it again, convert it again, have the mail again.
 */
class JobActionsTest extends PageTest {

  private static final String FAILURE = "{\"code\":\"INTERNAL\",\"message\":\"Our fault.\"}";

  private static final String FORMATS =
      """
      {"formats":[{"id":"mp3","name":"MP3","description":"Audio","kind":"AUDIO",
       "extension":"mp3","contentType":"audio/mpeg","needs":["AUDIO"]}]}""";

  @Test
  void aJobThatRunsIsStoppedFromItsCard() {
    show(job("j1", "PROCESSING"));
    signInAndOpen("/");
    GATEWAY.answer("POST /jobs/j1/cancel", 200, job("j1", "CANCELLED"));
    assertThat(part("job")).hasCount(1);

    part("job").getByTestId("job-cancel").click();
    show(job("j1", "CANCELLED"));

    assertThat(part("job-status")).hasText("Cancelled");
    assertThat(part("job").getByTestId("job-cancel")).isHidden();
    assertThat(part("history-row")).containsText("Cancelled");
    assertThat(GATEWAY.requests()).contains("POST /jobs/j1/cancel");
  }

  @Test
  void aJobThatFailedIsTriedAgainAndWatched() {
    show(job("j1", "FAILED"));
    signInAndOpen("/");
    GATEWAY.answer("POST /jobs/j1/retry", 202, job("j1", "PENDING"));
    assertThat(part("history-row")).containsText("Our fault.");
    show(job("j1", "PENDING"));

    part("job-retry").click();

    assertThat(part("job")).hasCount(1);
    assertThat(part("job-stage")).hasText("Next in line");
    assertThat(part("job")).isFocused();
    assertThat(part("history-row")).containsText("Waiting");
  }

  @Test
  void aFileIsConvertedAgainToAnotherFormat() {
    GATEWAY.answer("GET /formats", 200, FORMATS);
    show(job("j1", "COMPLETED"));
    signInAndOpen("/");
    GATEWAY.answer("POST /jobs", 202, job("j2", "PENDING"));
    GATEWAY.answer("GET /status/j2", 200, job("j2", "PENDING"));

    part("history-open").click();
    part("job-convert").click();
    assertThat(part("convert-format")).hasValue("mp3");
    part("convert-yes").click();

    assertThat(part("convert-yes")).hasCount(0);
    assertThat(part("job")).hasAttribute("data-job-id", "j2");
    assertThat(GATEWAY.requests())
        .contains("POST /jobs {\"sourceJobId\":\"j1\",\"format\":\"mp3\"}");
  }

  @Test
  void aConversionThatIsRefusedSaysWhyAndIsSentAgainWithTheSameKey() {
    GATEWAY.answer("GET /formats", 200, FORMATS);
    show(job("j1", "COMPLETED"));
    signInAndOpen("/");
    GATEWAY.refuse("POST /jobs", 410, "source-gone", Map.of());

    part("history-open").click();
    part("job-convert").click();
    assertThat(part("convert-format")).hasValue("mp3");
    part("convert-yes").click();

    assertThat(part("convert-error")).containsText("no longer kept");
    String key = lastKey();
    part("convert-yes").click();
    page.waitForCondition(
        () -> GATEWAY.requests().stream().filter(one -> one.startsWith("POST /jobs")).count() == 2);
    assertThat(lastKey()).isEqualTo(key).matches("[0-9a-f]{32}");
  }

  @Test
  void theMailIsSentAgain() {
    show(job("j1", "COMPLETED"));
    signInAndOpen("/");
    GATEWAY.answer("POST /jobs/j1/notify", 202, job("j1", "COMPLETED"));

    part("history-open").click();
    part("job-notify").click();

    assertThat(part("more-answer")).hasText("The mail is on its way.");
    GATEWAY.refuse("POST /jobs/j1/notify", 409, "mails-off", Map.of());
    part("job-notify").click();
    assertThat(part("row-error")).containsText("you want no mails");
  }

  private static String lastKey() {
    return Objects.requireNonNull(GATEWAY.lastHeaders().getFirst("Idempotency-Key"));
  }

  private static void show(String job) {
    GATEWAY.answer("GET /jobs", 200, "{\"jobs\":[" + job + "],\"nextCursor\":null}");
    for (String status : List.of("PENDING", "PROCESSING")) {
      String jobs = job.contains(status) ? job : "";
      GATEWAY.answer(
          "GET /jobs?limit=20&status=" + status,
          200,
          "{\"jobs\":[" + jobs + "],\"nextCursor\":null}");
    }
    GATEWAY.answer("GET /status/j1", 200, job);
  }

  private static String job(String id, String status) {
    return """
        {"jobId":"%s","status":"%s","stage":"QUEUED","percent":40.0,"format":"mp4-480p",
         "fileName":"holiday.mov","sizeBytes":4,"createdAt":"2026-11-01T10:00:00Z","attempt":1,
         "queuePosition":0,"etaSeconds":null,"speed":null,"fps":null,"failure":%s,"outputs":[]}"""
        .formatted(id, status, status.equals("FAILED") ? FAILURE : "null");
  }
}

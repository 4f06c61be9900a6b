package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/**
 * What a person can do with a job: stop it, try it again, convert it again, have the mail again,
 * see what was done.
 */
class JobActionsTest extends PageTest {

  private static final String PLAN =
      """
      {"source":{"container":"mov,mp4,m4a","durationSeconds":61.5,"streams":[
        {"index":0,"kind":"video","codec":"h264","description":"1920 × 1080","used":true},
        {"index":1,"kind":"audio","codec":"ac3","description":"6 channels","used":true},
        {"index":2,"kind":"data","codec":null,"description":"not decoded here","used":false}]},
       "outputs":[{"role":"main","container":"mp4","streams":[
        {"stream":0,"copied":true,"reason":"copied: it fits"},
        {"stream":1,"copied":false,"reason":"encoded to AAC: it is AC-3"}]}],
       "command":"ffmpeg -i source main.mp4"}""";

  @BeforeEach
  void threeFormats() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
  }

  @Test
  void aJobThatRunsIsStopped() {
    show(JobJson.running("j1"));
    GATEWAY.answer("POST /jobs/j1/cancel", 200, JobJson.stopped("j1").toString());

    part("job-cancel").click();
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.stopped("j1")));

    assertThat(part("file-status")).hasText("Stopped");
    assertThat(part("job-retry")).isFocused();
    assertThat(GATEWAY.requests()).contains("POST /jobs/j1/cancel");
  }

  @Test
  void aJobThatFailedSaysWhyAndIsTriedAgain() {
    show(JobJson.failed("j1"));
    GATEWAY.answer("POST /jobs/j1/retry", 202, JobJson.waiting("j1").toString());
    assertThat(part("file-now")).hasText("Our fault.");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.waiting("j1")));

    part("job-retry").click();

    assertThat(part("file-now")).hasText("Next in line");
    assertThat(part("file-status")).hasText("Waiting");
  }

  @Test
  void aJobThatWaitsSaysWhenItIsExpectedToStart() {
    String start = Instant.now().plusSeconds(200).toString();
    show(JobJson.waiting("j1").with("queuePosition", "3").text("expectedStartAt", start));

    assertThat(part("file-now")).containsText("3 jobs before this one, expected to start in 4 min");
  }

  @Test
  void aFileIsConvertedAgainToAnotherFormatWithOptions() {
    show(JobJson.ready("j1"));
    JobJson another = JobJson.waiting("j2").text("format", "mp3");
    GATEWAY.answer("POST /jobs", 202, another.toString());

    part("file-menu").click();
    part("job-convert").click();
    page.locator("dialog").getByTestId("format-mp3").check();
    page.locator("dialog").getByTestId("options").locator("summary").click();
    page.locator("dialog").getByTestId("option-audioTrack").fill("2");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(another, JobJson.ready("j1")));
    part("convert-yes").click();

    assertThat(part("convert-yes")).hasCount(0);
    assertThat(part("file-row").first()).hasAttribute("data-job-id", "j2");
    assertThat(part("file-row")).hasCount(2);
    assertThat(GATEWAY.requests())
        .contains(
            "POST /jobs {\"sourceJobId\":\"j1\",\"format\":\"mp3\",\"options\":{\"audioTrack\":2}}");
  }

  @Test
  void aConversionThatIsRefusedSaysWhyAndIsSentAgainWithTheSameKey() {
    show(JobJson.ready("j1"));
    GATEWAY.refuse("POST /jobs", 410, "source-gone", Map.of());

    part("file-menu").click();
    part("job-convert").click();
    part("convert-yes").click();

    assertThat(part("convert-error")).containsText("no longer kept");
    String key = key();
    part("convert-yes").click();
    page.waitForCondition(
        () -> GATEWAY.requests().stream().filter(one -> one.startsWith("POST /jobs")).count() == 2);
    assertThat(key()).isEqualTo(key).matches("[0-9a-f]{32}");
  }

  @Test
  void theMailIsSentAgain() {
    show(JobJson.ready("j1"));
    GATEWAY.answer("POST /jobs/j1/notify", 202, JobJson.ready("j1").toString());

    part("file-menu").click();
    part("job-notify").click();

    assertThat(part("row-notice")).hasText("The mail is on its way.");
    GATEWAY.refuse("POST /jobs/j1/notify", 409, "mails-off", Map.of());
    part("file-menu").click();
    part("job-notify").click();
    assertThat(part("row-notice")).containsText("you want no mails");
  }

  @Test
  void theLinkThatTheMailHasIsCopied() {
    show(JobJson.ready("j1"));
    GATEWAY.answer("GET /jobs/j1/link", 200, "{\"url\":\"http://api.test/d/token\"}");

    part("file-menu").click();
    part("copy-link").click();

    assertThat(part("row-notice")).containsText("The link is copied");
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo("http://api.test/d/token");
  }

  @Test
  void theReceiptTellsTheQualityWithItsWorstMoment() {
    show(JobJson.measured("j1", "0.9871", "0.9624", "31.01"));

    part("file-menu").click();
    part("menu-details").click();

    assertThat(part("receipt").locator("dt").getByText("Likeness")).isVisible();
    assertThat(part("receipt"))
        .containsText("SSIM 0.987 of sampled seconds (1 is the same), 0.962 at 0:31");
  }

  @Test
  void theReceiptOfAJobThatWasNotMeasuredSaysNothingOfQuality() {
    show(JobJson.ready("j1"));

    part("file-menu").click();
    part("menu-details").click();

    assertThat(part("receipt")).containsText("75 % smaller");
    assertThat(part("receipt")).not().containsText("SSIM");
  }

  @Test
  void theReceiptSaysWhatWasDoneWithEachStreamAndWhy() {
    show(JobJson.ready("j1").with("options", "{\"metadata\":\"keep\"}"));
    GATEWAY.answer("GET /status/j1", 200, JobJson.ready("j1").with("plan", PLAN).toString());
    assertThat(part("file-now")).hasText("1.2 MB, 75 % smaller, 0:02, 320 × 180");

    part("file-menu").click();
    part("menu-details").click();

    assertThat(part("receipt")).containsText("4.9 MB became 1.2 MB (75 % smaller)");
    assertThat(part("receipt")).containsText("MP4, 4.9 MB, 1:02");
    assertThat(part("receipt")).containsText("Title and artist: Keep");
    assertThat(page.locator(".stream"))
        .hasText(
            new String[] {
              "CopiedVideo, H2641920 × 1080 – copied: it fits",
              "EncodedAudio, AC36 channels – encoded to AAC: it is AC-3",
              "Left outDatanot decoded here"
            });
    page.getByText("The command", new Page.GetByTextOptions().setExact(true)).click();
    part("copy-command").click();
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo("ffmpeg -i source main.mp4");
    part("file-menu").click();
    part("menu-details").click();
    assertThat(part("file-panel")).isHidden();
  }

  private void show(JobJson job) {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    open("/");
    assertThat(part("file-row")).hasCount(1);
  }

  private static String key() {
    return Objects.requireNonNull(GATEWAY.headersOf("POST /jobs").getFirst("Idempotency-Key"));
  }
}

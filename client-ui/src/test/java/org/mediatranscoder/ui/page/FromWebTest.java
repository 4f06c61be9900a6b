package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/** Files that the service fetches from the web. */
class FromWebTest extends PageTest {

  private static final String ADDRESS = "https://media.example.test/a/holiday%20video.mov?key=1";

  @BeforeEach
  void openTheForm() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    open("/");
    assertThat(part("format-name")).hasText("MP4 720p");
  }

  @Test
  void anAddressIsTypedAndItsFileFollowedUntilItIsAJob() {
    GATEWAY.answer("POST /imports", 202, listed(0, "null", true));
    add(ADDRESS);
    assertThat(part("file-name")).hasText("holiday video.mov");
    assertThat(part("file-facts")).hasText("media.example.test · to MP4 720p");
    assertThat(part("file-status")).hasText("Chosen");
    answerList(listed(400, "null", true));
    part("upload-button").click();

    assertThat(part("file-now")).hasText("400 bytes of 1.0 kB, fetched from media.example.test");
    assertThat(part("file-status")).hasText("Fetching 40 %");
    assertThat(GATEWAY.requests())
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith("POST /imports {")
                    .contains("\"url\":\"" + ADDRESS + "\"", "\"format\":\"mp4-720p\""));
    assertThat(GATEWAY.headersOf("POST /imports").getFirst("Idempotency-Key")).hasSize(32);

    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.waiting("i1")));
    answerList("");
    page.reload();
    assertThat(part("file-now")).hasText("Next in line");
  }

  @Test
  void anAddressIsPasted() {
    page.evaluate(
        """
        (text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        ADDRESS);

    assertThat(part("file-name")).hasText("holiday video.mov");
  }

  @Test
  void whatIsNoAddressIsSaidInTheDialog() {
    add("holiday.mov");

    assertThat(part("web-address")).isFocused();
    assertThat(page.getByText("This is not an address that begins with")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(part("from-web")).isFocused();
  }

  @Test
  void anAddressThatIsRefusedSaysWhyAndCanBeTriedAgain() {
    GATEWAY.refuse("POST /imports", 400, "import-address-forbidden", Map.of());
    add(ADDRESS);
    part("upload-button").click();

    assertThat(part("file-now")).hasText("This address is not public, so we cannot reach it.");
    GATEWAY.answer("POST /imports", 202, listed(0, "null", true));
    answerList(listed(10, "null", true));
    part("fetch-again").click();
    assertThat(part("file-now")).containsText("fetched from media.example.test");
  }

  @Test
  void aFileThatCannotBeFetchedWholeSaysSo() {
    answerList(listed(400, "\"import-failed\"", false));
    page.reload();

    assertThat(part("file-status")).hasText("Failed");
    assertThat(part("file-now")).containsText("did not send the whole file");
    part("file-menu").click();
    part("file-remove").click();
    assertThat(part("file-row")).hasCount(0);
    page.waitForCondition(() -> GATEWAY.requests().contains("DELETE /files/*"));
  }

  private void add(String address) {
    part("from-web").click();
    part("web-address").fill(address);
    part("web-yes").click();
  }

  private static void answerList(String one) {
    GATEWAY.answer("GET /uploads", 200, "{\"uploads\":[" + one + "]}");
  }

  private static String listed(int offset, String failure, boolean active) {
    return """
    {"uploadId":"i1","fileName":"holiday video.mov","sizeBytes":1000,"offsetBytes":%d,
     "format":"mp4-720p","options":{},"email":"ada@example.test","fingerprint":null,
     "url":"%s","failure":%s,"active":%s,
     "lastActiveAt":"2026-11-01T10:00:00Z","expiresAt":"2036-11-01T10:00:00Z"}"""
        .formatted(offset, ADDRESS, failure, active);
  }
}

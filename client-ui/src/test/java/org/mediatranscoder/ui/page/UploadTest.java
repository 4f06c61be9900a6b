package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** From the choice of files to the jobs that the gateway makes of them. */
class UploadTest extends PageTest {

  @BeforeEach
  void threeFormats() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
  }

  @Test
  void ofManyFilesThreeAreSentAtATimeAndEachIsARowFromItsChoiceToItsJob() {
    openForm();
    GATEWAY.stall("PATCH /files/*");

    part("file-input").setInputFiles(files(5));
    assertThat(part("file-row")).hasCount(5);
    assertThat(part("file-status")).hasText(names("Chosen", 5));
    assertThat(part("upload-button")).hasText("Convert 5 files");
    part("upload-button").click();

    assertThat(part("file-status").getByText("Uploading")).hasCount(3);
    assertThat(part("file-status").getByText("Waiting")).hasCount(2);
    assertThat(part("upload-button")).hasText("Convert");

    GATEWAY.usual("PATCH /files/*");
    assertThat(part("file-now")).hasText(names("Next in line", 5));
    assertThat(uploads()).hasSize(5);
    assertThat(GATEWAY.uploads().bytes("u5")).isEqualTo(new byte[9]);
  }

  @Test
  void aFileMayGoToAFormatOfItsOwn() {
    openForm();
    part("file-input").setInputFiles(files(2));
    row("clip-1.mov").getByTestId("file-format").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByTestId("format-mp3").check();
    dialog.getByTestId("options").locator("summary").click();
    dialog.getByTestId("option-chapters").selectOption("keep");
    part("convert-yes").click();
    assertThat(row("clip-1.mov").getByTestId("file-facts")).containsText("to MP3 · 1 option");
    assertThat(row("clip-0.mov").getByTestId("file-facts")).containsText("to MP4 720p");

    GATEWAY.refuse("POST /files", 400, "option-invalid", Map.of());
    part("upload-button").click();

    assertThat(part("file-now").getByText("value that is not allowed")).hasCount(2);
    assertThat(uploads())
        .anySatisfy(
            it -> assertThat(it).contains("format=mp3", "{\"chapters\":\"keep\"}", "clip-1"))
        .anySatisfy(it -> assertThat(it).contains("format=mp4-720p", "{}", "clip-0"));
  }

  /** No byte of these is sent. */
  @ParameterizedTest
  @CsvSource({
    "nothing.mp4, video/mp4, 0, This file is empty.",
    "paper.pdf, application/pdf, 9, This is not a video or audio file.",
    "photo.jpg, image/jpeg, 9, Choose a format for still pictures.",
    "photo.tiff, image/tiff, 9, This is a picture of a kind that we cannot read.",
    "song.mp3, audio/mpeg, 9, This file has no video."
  })
  void whatCannotBeConvertedIsSaidBeforeItIsSent(String name, String type, int size, String why) {
    openForm();
    part("file-input").setInputFiles(new FilePayload(name, type, new byte[size]));

    assertThat(part("file-status")).hasText("Not possible");
    assertThat(part("file-now")).containsText(why);
    part("upload-button").click();
    assertThat(part("upload-error")).containsText("None of these files");
    assertThat(uploads()).isEmpty();
  }

  @Test
  void anAudioFileIsPossibleOnceAFormatOfAudioIsChosen() {
    openForm();
    part("file-input").setInputFiles(new FilePayload("song.mp3", "audio/mpeg", new byte[9]));
    assertThat(part("file-status")).hasText("Not possible");

    part("format-toggle").click();
    part("format-mp3").click();

    assertThat(part("file-status")).hasText("Chosen");
    assertThat(part("tiles")).isHidden();
    assertThat(part("format-toggle")).isFocused();
  }

  @Test
  void filesThatTheAccountHasNoRoomForAreNotSent() {
    GATEWAY.answer(
        "GET /me",
        200,
        """
        {"usage":{"storedBytes":{"used":95,"limit":100},
          "uploadedBytesToday":{"used":0,"limit":100}}}""");
    openForm();
    page.waitForCondition(() -> GATEWAY.requests().contains("GET /me"));
    part("file-input").setInputFiles(files(2));
    part("upload-button").click();

    assertThat(part("upload-error")).containsText("18 bytes together");
    assertThat(part("upload-error")).containsText("room for 5 bytes");
    assertThat(uploads()).isEmpty();
  }

  @Test
  void filesAreDroppedAnywhereOrPasted() {
    openForm();

    for (String event : List.of("drop", "paste")) {
      page.evaluate(
          """
          (name) => {
            const data = new DataTransfer();
            data.items.add(new File(['x'], `${name}.mov`, { type: 'video/quicktime' }));
            const event = name === 'drop'
              ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
              : new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
            document.body.dispatchEvent(event);
          }""",
          event);
    }

    assertThat(part("file-name")).hasText(new String[] {"paste.mov", "drop.mov"});
  }

  @Test
  void anUploadThatCannotBeginIsBegunAgainWithTheSameKey() {
    openForm();
    GATEWAY.refuse("POST /files", 503, "storage-unavailable", Map.of());
    part("file-input").setInputFiles(files(1));
    part("upload-button").click();
    assertThat(part("file-now")).containsText("cannot be reached");
    assertThat(part("file-now")).containsText("Trying again");
    String key = lastKey();

    GATEWAY.usual("POST /files");

    assertThat(part("file-row")).hasAttribute("data-job-id", "u1");
    assertThat(lastKey()).isEqualTo(key).matches("[0-9a-f]{32}");
  }

  @Test
  void anUploadThatBreaksOffGoesOnWhereItWas() {
    openForm();
    byte[] file = "0123456789".repeat(100).getBytes(StandardCharsets.UTF_8);
    GATEWAY.uploads().breakAfter(345);
    part("file-input").setInputFiles(new FilePayload("a.mov", "video/quicktime", file));
    part("upload-button").click();

    assertThat(part("file-row")).hasAttribute("data-job-id", "u1");
    assertThat(GATEWAY.uploads().bytes("u1")).isEqualTo(file);
    assertThat(GATEWAY.headersOf("PATCH /files/*").getFirst("Upload-Offset")).isEqualTo("345");
    assertThat(GATEWAY.uploads().count()).isEqualTo(1);
  }

  /** As the gateway tells clients of tus that they come too often. */
  @Test
  void aRefusalThatPassesIsWaitedForAsLongAsItSays() {
    openForm();
    GATEWAY.refuse("PATCH /files/*", 423, "too-many-uploads", Map.of("Retry-After", "3"));
    part("file-input").setInputFiles(files(1));
    part("upload-button").click();
    assertThat(part("file-now")).containsText("as many files at once as you may");
    long since = System.nanoTime();
    GATEWAY.usual("PATCH /files/*");

    assertThat(part("file-row")).hasAttribute("data-job-id", "u1");
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void anUploadOverALimitIsRefusedInWordsWithTheTimeToWait() {
    openForm();
    GATEWAY.refuse("POST /files", 423, "daily-bytes-exceeded", Map.of("Retry-After", "7201"));
    part("file-input").setInputFiles(files(1));
    part("upload-button").click();

    assertThat(part("file-now"))
        .hasText("You have sent as much as you may in one day. Try again in 3 hours.");
    assertThat(part("file-status")).hasText("Failed");
    GATEWAY.usual("POST /files");
    part("upload-retry").click();
    assertThat(part("file-now")).hasText("Next in line");
  }

  @Test
  void anUploadIsPausedAndGoesOn() {
    openForm();
    GATEWAY.uploads().breakAfter(4);
    GATEWAY.stall("HEAD /files/*");
    part("file-input").setInputFiles(files(1));
    part("upload-button").click();
    assertThat(part("file-now")).containsText("Trying again");

    part("upload-pause").click();
    assertThat(part("file-status")).hasText(Pattern.compile("Paused.*"));
    GATEWAY.usual("HEAD /files/*");
    page.waitForTimeout(2_000);
    assertThat(GATEWAY.uploads().bytes("u1")).hasSize(4);
    part("upload-resume").click();

    assertThat(part("file-now")).hasText("Next in line");
    assertThat(GATEWAY.uploads().bytes("u1")).hasSize(9);
  }

  @Test
  void anUploadThatIsRemovedIsEndedOnTheServerToo() {
    openForm();
    GATEWAY.stall("PATCH /files/*");
    part("file-input").setInputFiles(files(2));
    part("upload-button").click();
    assertThat(part("file-status")).hasText(names("Uploading 100 %", 2));

    part("file-menu").first().click();
    part("file-remove").click();

    assertThat(part("file-name")).hasText("clip-1.mov");
    page.waitForCondition(() -> GATEWAY.requests().contains("DELETE /files/*"));
    GATEWAY.refuse("PATCH /files/*", 400, "file-empty", Map.of());
  }

  @Test
  void nobodyIsToldToChooseAFormatBeforeThereIsOneToChoose() {
    GATEWAY.refuse("GET /formats", 503, "unavailable", Map.of());
    open("/");
    part("file-input").setInputFiles(files(1));

    part("upload-button").click();
    assertThat(part("format-error")).containsText("not loaded yet");
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);

    assertThat(part("format-name")).hasText("MP4 720p");
    assertThat(part("format-error")).isHidden();
    assertThat(uploads()).isEmpty();
  }

  @Test
  void whatIsMissingIsSaidWhereItIsMissing() {
    openForm();
    part("upload-button").click();
    assertThat(part("file-error")).hasText("Choose a file first.");
    assertThat(part("file-input")).isFocused();

    part("file-input").setInputFiles(files(1));
    part("email-input").fill("ada");
    part("upload-button").click();
    assertThat(page.getByText("This is not an e-mail address.")).isVisible();
    assertThat(part("email-input")).isFocused();
    assertThat(uploads()).isEmpty();
  }

  private void openForm() {
    open("/");
    assertThat(part("format-name")).hasText("MP4 720p");
    assertThat(part("files-empty")).isVisible();
  }

  private Locator row(String name) {
    return part("file-row").filter(new Locator.FilterOptions().setHasText(name));
  }

  private static FilePayload[] files(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new FilePayload("clip-" + i + ".mov", "video/quicktime", new byte[9]))
        .toArray(FilePayload[]::new);
  }

  private static String[] names(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name).toArray(String[]::new);
  }

  private static List<String> uploads() {
    return GATEWAY.requests().stream().filter(it -> it.startsWith("POST /files")).toList();
  }

  private static String lastKey() {
    return Objects.requireNonNull(GATEWAY.headersOf("POST /files").getFirst("Idempotency-Key"));
  }
}

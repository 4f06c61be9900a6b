package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/** Uploads that go on after a reload, in another browser, or in another window. */
class ResumeTest extends PageTest {

  private static final byte[] BYTES = "0123456789".repeat(1_000).getBytes(StandardCharsets.UTF_8);
  private static final FilePayload FILE = new FilePayload("a.mov", "video/quicktime", BYTES);

  @BeforeEach
  void openTheForm() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    page.onDialog(Dialog::accept); // Who leaves the page while it sends is asked.
    open("/");
    assertThat(part("format-name")).hasText("MP4 720p");
  }

  @Test
  void afterAReloadTheRowIsThereAndGoesOnWithTheSameFile() {
    interruptAt(6_000);
    assertThat(part("file-status")).hasText("Interrupted 60 %");
    assertThat(part("file-now"))
        .hasText("6.0 kB of 10.0 kB have arrived. Choose the same file to go on.");
    assertThat(part("file-facts")).containsText("to MP4 720p");

    choose(part("upload-choose"), FILE);

    assertThat(part("file-now")).hasText("Next in line");
    assertThat(GATEWAY.uploads().bytes("u1")).isEqualTo(BYTES);
    assertThat(GATEWAY.uploads().count()).isEqualTo(1);
  }

  @Test
  void aFileThatIsChosenBeforeTheUploadIsKnownGoesOnToo() {
    GATEWAY.refuse("GET /uploads", 503, "service-unavailable", Map.of());
    interruptAt(6_000);
    part("file-input").setInputFiles(new FilePayload("renamed.mov", "video/quicktime", BYTES));
    assertThat(part("file-status")).hasText("Chosen");

    GATEWAY.usual("GET /uploads");

    assertThat(row("a.mov").getByTestId("file-now")).hasText("Next in line");
    assertThat(part("file-row")).hasCount(1);
    assertThat(GATEWAY.uploads().bytes("u1")).isEqualTo(BYTES);
  }

  @Test
  void anotherFileIsNotTakenForIt() {
    interruptAt(6_000);
    byte[] other = BYTES.clone();
    other[5_000]++;

    choose(part("upload-choose"), new FilePayload("a.mov", "video/quicktime", other));

    assertThat(part("file-now")).containsText("“a.mov” is another file.");
    assertThat(part("file-row")).hasCount(1);
    assertThat(GATEWAY.uploads().bytes("u1")).hasSize(6_000);
  }

  @Test
  void aFileThatIsDroppedGoesOnByItselfWhateverItIsCalledNow() {
    interruptAt(6_000);

    part("file-input")
        .setInputFiles(
            new FilePayload[] {
              new FilePayload("renamed.mov", "video/quicktime", BYTES),
              new FilePayload("b.mov", "video/quicktime", new byte[10_000])
            });

    assertThat(row("a.mov").getByTestId("file-now")).hasText("Next in line");
    assertThat(row("b.mov").getByTestId("file-status")).hasText("Chosen");
    assertThat(part("file-row")).hasCount(2);
    assertThat(GATEWAY.uploads().bytes("u1")).isEqualTo(BYTES);
  }

  /** A file of the browser's own store, as it gives a handle without asking. */
  @Test
  void whereTheBrowserKeepsTheHandleTheUploadGoesOnByItself() {
    page.evaluate(
        """
        async (text) => {
          const folder = await navigator.storage.getDirectory();
          const handle = await folder.getFileHandle('kept.mov', { create: true });
          const out = await handle.createWritable();
          await out.write(text);
          await out.close();
          window.showOpenFilePicker = async () => [handle];
        }""",
        new String(BYTES, StandardCharsets.UTF_8));
    part("file-input").press("Enter");
    assertThat(part("file-name")).hasText("kept.mov");
    sendAndReload(6_000);

    assertThat(part("file-now")).hasText("Next in line");
    assertThat(GATEWAY.uploads().bytes("u1")).isEqualTo(BYTES);
  }

  @Test
  void whatAnotherDeviceSendsIsFollowedAndTakenOnlyIfAsked() {
    interruptAt(2_000);
    page.evaluate("indexedDB.deleteDatabase('transcoder')"); // As if it had begun elsewhere.
    GATEWAY.uploads().active(true);
    page.reload();

    assertThat(part("file-status")).hasText("Sent elsewhere 20 %");
    assertThat(part("file-now")).hasText("2.0 kB of 10.0 kB, sent from another window or device");
    GATEWAY.uploads().active(false);
    assertThat(part("file-status")).hasText("Interrupted 20 %");
  }

  @Test
  void whoIsOvertakenStopsSending() {
    GATEWAY.refuse("PATCH /files/*", 409, "upload-taken-over", Map.of());
    part("file-input").setInputFiles(FILE);
    part("upload-button").click();

    assertThat(part("file-status")).hasText(Pattern.compile("Sent elsewhere.*"));
    GATEWAY.usual("PATCH /files/*");
    part("upload-here").click();
    assertThat(part("file-now")).hasText("Next in line");
    assertThat(GATEWAY.uploads().bytes("u1")).isEqualTo(BYTES);
  }

  @Test
  void anUploadThatIsRemovedDoesNotComeBack() {
    interruptAt(6_000);

    part("file-menu").click();
    part("file-remove").click();

    assertThat(part("file-row")).hasCount(0);
    page.waitForCondition(() -> GATEWAY.uploads().count() == 0);
    page.reload();
    assertThat(part("files-empty")).isVisible();
  }

  private void interruptAt(int bytes) {
    part("file-input").setInputFiles(FILE);
    sendAndReload(bytes);
  }

  /** Leaves the page while it waits for the answer to how much has arrived. */
  private void sendAndReload(int bytes) {
    GATEWAY.uploads().breakAfter(bytes);
    GATEWAY.stall("HEAD /files/*");
    part("upload-button").click();
    assertThat(part("file-now")).containsText("Trying again");
    page.reload();
    GATEWAY.usual("HEAD /files/*");
    assertThat(part("format-name")).hasText("MP4 720p");
  }

  /** In a browser that gives no handles. */
  private void choose(Locator button, FilePayload file) {
    page.evaluate("delete Window.prototype.showOpenFilePicker; delete window.showOpenFilePicker");
    FileChooser chooser = page.waitForFileChooser(button::click);
    chooser.setFiles(file);
  }

  private Locator row(String name) {
    return part("file-row").filter(new Locator.FilterOptions().setHasText(name));
  }
}

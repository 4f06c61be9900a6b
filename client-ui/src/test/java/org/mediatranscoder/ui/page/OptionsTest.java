package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/** The options of a format, which the page learns from its schema. */
class OptionsTest extends PageTest {

  private static final String FORMATS =
      """
      {"formats":[
       {"id":"mp3","name":"MP3","description":"Audio","kind":"AUDIO","extension":"mp3",
        "contentType":"audio/mpeg","needs":["AUDIO"],
        "options":{"type":"object","additionalProperties":false,"properties":{
          "chapters":{"title":"Chapters","description":"With their titles","type":"string",
            "enum":["remove","keep"],"default":"remove"},
          "audioTrack":{"title":"Audio track","description":"Counted from 1","type":"integer",
            "minimum":0,"maximum":64,"default":0},
          "metadata":{"title":"Metadata","description":"Title and the like","type":"string",
            "enum":["remove","keep"],"default":"remove"}}}},
       {"id":"gif","name":"GIF","description":"Animation","kind":"IMAGE","extension":"gif",
        "contentType":"image/gif","needs":["VIDEO"],
        "options":{"type":"object","additionalProperties":false,"properties":{}}}]}""";

  @BeforeEach
  void openTheForm() {
    GATEWAY.answer("GET /formats", 200, FORMATS);
    signInAndOpen("/");
    part("format-select").selectOption("mp3");
  }

  @Test
  void onlyTheOptionsThatWereChosenAreSent() {
    GATEWAY.refuse("POST /upload", 503, "storage-unavailable", Map.of());
    part("options").locator("summary").click();
    part("option-chapters").selectOption("keep");
    part("file-input").setInputFiles(new FilePayload("a.wav", "audio/wav", new byte[9]));
    part("upload-button").click();
    assertThat(part("upload-error")).containsText("cannot be reached");

    assertThat(GATEWAY.requests())
        .filteredOn(request -> request.startsWith("POST /upload"))
        .singleElement()
        .asString()
        .contains("name=\"options\"", "{\"chapters\":\"keep\"}")
        .doesNotContain("metadata");
  }

  @Test
  void aNumberIsSentAsANumber() {
    GATEWAY.refuse("POST /upload", 503, "storage-unavailable", Map.of());
    part("options").locator("summary").click();
    assertThat(part("option-audioTrack")).hasValue("0");
    part("option-audioTrack").fill("2");
    part("file-input").setInputFiles(new FilePayload("a.wav", "audio/wav", new byte[9]));
    part("upload-button").click();
    assertThat(part("upload-error")).containsText("cannot be reached");

    assertThat(GATEWAY.requests())
        .filteredOn(request -> request.startsWith("POST /upload"))
        .singleElement()
        .asString()
        .contains("{\"audioTrack\":2}");
  }

  @Test
  void theOptionsOpenWithinANarrowPageAndSayWhatTheyDo() {
    Locator chapters = part("option-chapters");
    assertThat(chapters).isHidden();
    part("options").locator("summary").click();
    assertThat(chapters).isVisible();
    assertThat(chapters).hasAccessibleName("Chapters");
    assertThat(chapters).hasAccessibleDescription("With their titles");
    assertThat(chapters).hasValue("remove");
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isTrue();
  }

  @Test
  void aFormatWithoutOptionsSaysSo() {
    part("options").locator("summary").click();
    part("format-select").selectOption("gif");
    assertThat(part("options")).containsText("This format has no options.");
    assertThat(part("option-chapters")).hasCount(0);
  }
}

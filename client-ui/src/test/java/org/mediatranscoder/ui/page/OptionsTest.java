package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** The options of a format, which the page learns from its schema. */
class OptionsTest extends PageTest {

  private static final FilePayload FILE = new FilePayload("a.wav", "audio/wav", new byte[9]);

  @BeforeEach
  void openTheForm() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.refuse("POST /files", 400, "email-invalid", Map.of());
    open("/");
    choose("mp3");
    part("options").locator("summary").click();
  }

  @Test
  void onlyTheOptionsThatWereChosenAreSentEachAsItsType() {
    part("option-chapters").selectOption("keep");
    part("option-speed").fill("1.5");
    part("option-normalize").check();
    part("option-trimStart").fill("1:30");
    assertThat(part("options").locator("summary")).hasText("Options (4 changed)");
    send();

    assertThat(sent())
        .contains(
            "options={\"chapters\":\"keep\",\"speed\":1.5,\"normalize\":true,\"trimStart\":\"1:30\"}");
  }

  @Test
  void nothingIsSentOfOptionsThatAreAsUsual() {
    assertThat(part("option-audioTrack")).hasValue("0");
    part("option-audioTrack").fill("2");
    part("option-audioTrack").fill("0");
    send();

    assertThat(sent()).contains("options={}");
  }

  @ParameterizedTest
  @CsvSource({"speed, 3, 0.5 to 2", "audioTrack, 1.5, 0 to 64", "trimStart, soon, [0-5]"})
  void aValueThatTheSchemaForbidsIsSaidAndNotSent(String option, String value, String allowed) {
    part("option-" + option).fill(value);
    part("file-input").setInputFiles(FILE);
    part("upload-button").click();

    assertThat(part("option-" + option)).isFocused();
    assertThat(part("options")).containsText("Allowed: ");
    assertThat(part("options")).containsText(allowed);
    assertThat(GATEWAY.requests()).noneMatch(request -> request.startsWith("POST /files"));
  }

  @Test
  void anOptionSaysWhatItDoesWithinANarrowPage() {
    Locator chapters = part("option-chapters");
    assertThat(chapters).hasAccessibleName("Chapters");
    assertThat(chapters).hasAccessibleDescription("With their titles");
    assertThat(chapters).hasValue("remove");
    assertThat(part("option-speed")).hasAccessibleName("Speed");
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isTrue();
  }

  @Test
  void languagesAreNamedAndNumbersAmongWordsStayWords() {
    Locator language = part("option-audioLanguage");
    assertThat(language.locator("option")).hasText(new String[] {"Any", "German", "Japanese"});
    language.selectOption("deu");
    part("option-loudness").selectOption("-16");
    send();

    assertThat(sent()).contains("options={\"audioLanguage\":\"deu\",\"loudness\":\"-16\"}");
  }

  @Test
  void aFormatWithoutOptionsSaysSo() {
    choose("gif");

    assertThat(part("options")).containsText("This format has no options.");
    assertThat(part("option-chapters")).hasCount(0);
  }

  private void choose(String format) {
    part("format-toggle").click();
    part("format-" + format).click();
  }

  private void send() {
    part("file-input").setInputFiles(FILE);
    part("upload-button").click();
    assertThat(part("file-now")).containsText("not an e-mail address");
  }

  private static String sent() {
    return GATEWAY.requests().stream()
        .filter(request -> request.startsWith("POST /files"))
        .findFirst()
        .orElseThrow();
  }
}

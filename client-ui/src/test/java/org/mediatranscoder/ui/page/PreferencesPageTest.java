package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

class PreferencesPageTest extends PageTest {

  private static final String PREFERENCES = "{\"defaultFormat\":%s,\"email\":%s,\"mail\":\"%s\"}";

  @BeforeEach
  void twoFormats() {
    GATEWAY.answer(
        "GET /formats",
        200,
        """
        {"formats":[
          {"id":"mp4-480p","name":"MP4 small","description":"Small","kind":"VIDEO"},
          {"id":"mp3","name":"MP3","description":"Sound only","kind":"AUDIO"}]}""");
  }

  @Test
  void theFormProposesWhatThePersonPrefers() {
    prefer("\"mp3\"", "\"office@example.test\"", "always");
    open("/");

    assertThat(part("format-name")).hasText("MP3");
    assertThat(page.locator("#format-about")).hasText("Sound only");
    assertThat(part("email-input")).hasValue("office@example.test");
    assertThat(part("mail-off")).isHidden();
  }

  @Test
  void whoHasSaidNothingGetsTheFirstFormatAndTheirOwnAddress() {
    open("/");

    assertThat(part("format-name")).hasText("MP4 small");
    assertThat(part("email-input")).hasValue("ada@example.test");
  }

  @Test
  void aFormatThatIsNoLongerOfferedIsNotProposed() {
    prefer("\"vhs\"", "\"office@example.test\"", "always");
    open("/");

    assertThat(part("email-input")).hasValue("office@example.test");
    assertThat(part("format-name")).hasText("MP4 small");
  }

  @Test
  void whoWantsNoMailIsNotPromisedOne() {
    prefer("null", "null", "never");
    open("/");

    assertThat(part("mail-off")).containsText("No mail is sent when it is done");
    assertThat(part("email-input")).isHidden();
    assertThat(part("email-input")).hasValue("ada@example.test");
  }

  @Test
  void theyAreChangedOnTheAccountPage() {
    open("/account");
    assertThat(part("preferred-format")).hasValue("");
    assertThat(part("preferred-mail")).isChecked();
    String body = PREFERENCES.formatted("\"mp3\"", "\"office@example.test\"", "never");
    GATEWAY.answer("PUT /me/preferences", 200, body);

    part("preferred-format").selectOption("mp3");
    part("preferred-email").fill("office@example.test");
    part("preferred-mail").uncheck();
    part("preferences-save").click();

    assertThat(part("preferences-saved")).hasText("Saved.");
    assertThat(GATEWAY.requests()).contains("PUT /me/preferences " + body);
    part("preferred-email").fill("");
    assertThat(part("preferences-saved")).isHidden();
  }

  @Test
  void whatIsNoAddressIsNotSent() {
    open("/account");

    part("preferred-email").fill("not an address");
    part("preferences-save").click();

    assertThat(page.getByText("This is not an e-mail address.")).isVisible();
    assertThat(part("preferred-email")).isFocused();
    assertThat(GATEWAY.requests()).noneMatch(request -> request.startsWith("PUT"));
  }

  @Test
  void whatCouldNotBeSavedIsNotCalledSaved() {
    open("/account");
    assertThat(part("preferred-mail")).isChecked();
    GATEWAY.refuse("PUT /me/preferences", 503, "service-unavailable", Map.of());

    part("preferred-mail").uncheck();
    part("preferences-save").click();

    assertThat(part("preferences-error")).containsText("cannot be reached just now");
    assertThat(part("preferences-saved")).isHidden();
    assertThat(part("preferred-mail")).not().isChecked();
  }

  private static void prefer(String format, String email, String mail) {
    GATEWAY.answer("GET /me/preferences", 200, PREFERENCES.formatted(format, email, mail));
  }
}

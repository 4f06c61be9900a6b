package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

class WebhooksPageTest extends PageTest {

  private static final String ID = "6f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d11";

  @Test
  void aWebhookIsMadeAndItsSecretIsShownOnce() {
    signInAndOpen("/account");
    GATEWAY.answer("POST /webhooks", 201, webhook("null", ",\"secret\":\"whsec_x\""));
    list("null");

    part("webhook-create").click();
    assertThat(page.getByText("Say where your receiver is.")).isVisible();
    assertThat(part("webhook-url")).isFocused();
    part("webhook-url").fill("https://example.com/<hook>");
    part("webhook-every").uncheck();
    part("webhook-create").click();

    assertThat(part("webhook-secret")).hasValue("whsec_x");
    assertThat(part("webhook-secret")).isFocused();
    assertThat(GATEWAY.requests())
        .contains("POST /webhooks {\"url\":\"https://example.com/<hook>\",\"everyJob\":false}");
    page.reload();
    assertThat(part("webhook-row")).containsText("https://example.com/<hook>");
    assertThat(part("webhook-secret")).isHidden();
    assertThat(part("webhook-secret")).hasValue("");
  }

  @Test
  void aTestIsSentAndItsOutcomeIsShown() {
    list("null");
    GATEWAY.answer("POST /webhooks/" + ID + "/test", 202, "{\"eventId\":\"e1\"}");
    GATEWAY.answer(
        "GET /webhooks/" + ID + "/deliveries",
        200,
        """
        {"deliveries":[
          {"eventId":"e1","type":"webhook.test","jobId":null,"url":"https://example.com/",
           "sentAt":"2026-11-02T10:00:00Z","attempt":1,"outcome":"REFUSED","httpStatus":500,
           "tookMillis":81},
          {"eventId":"e0","type":"job.completed","jobId":"j","url":"https://example.com/",
           "sentAt":"2026-11-01T10:00:00Z","attempt":2,"outcome":"DELIVERED","httpStatus":204,
           "tookMillis":40}]}
        """);
    signInAndOpen("/account");

    part("webhook-test").click();

    assertThat(part("webhook-log").locator("li")).hasCount(2);
    assertThat(part("webhook-log").locator("li").first())
        .containsText("test · refused (500) · 81 ms");
    assertThat(part("webhook-log").locator("li").last())
        .containsText("file done · taken (204) · 40 ms · try 2");
    for (int width : new int[] {1200, 320}) {
      page.setViewportSize(width, 900);
      part("webhook-row").scrollIntoViewIfNeeded();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "webhooks-" + width + ".png")));
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("no scrolling sideways at " + width)
          .isEqualTo(width);
    }
  }

  @Test
  void aNewSecretAndADeletionNeedAYes() {
    list("null");
    GATEWAY.answer(
        "POST /webhooks/" + ID + "/secret", 200, webhook("null", ",\"secret\":\"whsec_y\""));
    GATEWAY.answer("DELETE /webhooks/" + ID, 204, "");
    signInAndOpen("/account");

    part("webhook-rotate").click();
    part("confirm-no").click();
    assertThat(GATEWAY.requests()).noneMatch(request -> request.contains("/secret"));
    part("webhook-rotate").click();
    part("confirm-yes").click();
    assertThat(part("webhook-secret")).hasValue("whsec_y");

    part("webhook-delete").click();
    GATEWAY.answer("GET /webhooks", 200, "{\"webhooks\":[]}");
    part("confirm-yes").click();
    assertThat(page.getByText("You have no webhooks.")).isVisible();
    assertThat(GATEWAY.requests()).contains("DELETE /webhooks/" + ID);
  }

  @Test
  void oneThatWasSwitchedOffSaysSoAndIsSwitchedOn() {
    list("\"2026-11-20T10:00:00Z\"");
    GATEWAY.answer("POST /webhooks/" + ID + "/resume", 200, webhook("null", ""));
    signInAndOpen("/account");
    assertThat(part("webhook-row")).containsText("Switched off");

    list("null");
    part("webhook-resume").click();

    assertThat(part("webhook-resume")).hasCount(0);
    assertThat(part("webhook-row")).not().containsText("Switched off");
  }

  @Test
  void whatIsWrongIsSaid() {
    signInAndOpen("/account");
    GATEWAY.refuse("POST /webhooks", 409, "too-many-webhooks", java.util.Map.of());

    part("webhook-url").fill("https://example.com/");
    part("webhook-create").click();

    assertThat(part("webhook-form-error")).containsText("You have as many webhooks as you may.");
  }

  private static void list(String offSince) {
    GATEWAY.answer("GET /webhooks", 200, "{\"webhooks\":[" + webhook(offSince, "") + "]}");
  }

  private static String webhook(String offSince, String more) {
    return """
    {"id":"%s","url":"https://example.com/<hook>","everyJob":true,
     "createdAt":"2026-11-01T10:00:00Z","oldSecretUntil":null,"offSince":%s%s}\
    """
        .formatted(ID, offSince, more);
  }
}

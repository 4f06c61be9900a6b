package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** The page speaks the language that the browser asks for, unless the person has chosen another. */
class LanguageTest extends PageTest {

  @Override
  protected Browser.NewContextOptions options() {
    return super.options().setLocale("de-AT");
  }

  @Test
  void thePageOfOperatorsSpeaksItToo() {
    AUTH.rolesAre("operator");
    WORKER.answer("GET /operator/overview", 200, OperatorPagesTest.OVERVIEW);
    GATEWAY.answer("GET /operator/failures", 200, OperatorPagesTest.FAILURES);
    GATEWAY.answer("GET /operator/storage", 200, OperatorPagesTest.STORAGE);

    signInAndOpen("/operator");

    assertThat(part("failure").first())
        .containsText("Die Datei ist beschädigt oder endet zu früh.DAMAGED · mp4-720p");
    assertThat(part("failure").first()).containsText("3 Versuche");
    assertThat(part("failure-retry").first()).hasText("Erneut versuchen");
    assertThat(part("storage")).containsText("mehr als 100000 Dateien, 9,0 GB");
    assertThat(part("storage-account").first()).containsText("95,0 GB von 100,0 GB (95 %)");
  }

  @Test
  void aBrowserThatAsksForGermanGetsIt() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.answer(
        "GET /jobs",
        200,
        JobJson.list(
            JobJson.running("j1").with("etaSeconds", "130"),
            JobJson.ready("j2"),
            JobJson.failed("j3")));

    open("/");

    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(part("upload-button")).hasText("Umwandeln");
    assertThat(part("file-now"))
        .hasText(
            new String[] {
              "Wird umgewandelt, noch etwa 2 Minuten",
              "1,2 MB, 75 % kleiner, 0:02, 320 × 180",
              "Es ist bei uns fehlgeschlagen, auch nach allen Versuchen."
            });
    assertThat(part("format-name")).hasText("MP4 720p");
    assertThat(part("sign-out")).hasText("Abmelden");
  }

  @Test
  void theQualityInTheReceiptIsWrittenAsGermansWriteNumbers() {
    JobJson job = JobJson.measured("j1", "0.9871", "0.9624", "31.01");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    GATEWAY.answer("GET /status/j1", 200, job.toString());
    open("/");
    part("file-menu").click();
    part("menu-details").click();

    assertThat(part("receipt"))
        .containsText("SSIM 0,987 in Stichproben (1 ist gleich), 0,962 bei 0:31");
  }

  @Test
  void thePersonSwitchesItAndItStaysSwitched() {
    open("/account");
    part("language").click();

    assertThat(page).hasURL(BASE_URL + "/account");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.navigate(BASE_URL);
    assertThat(part("upload-button")).hasText("Convert");
    part("language").click();
    assertThat(part("upload-button")).hasText("Umwandeln");
  }

  @ParameterizedTest
  @CsvSource({"'fr, de;q=0.5', de", "'en-GB, de', en", "fr, en", "'*', en", "'de-CH', de"})
  void ofTheLanguagesOfABrowserTheFirstThatWeHaveIsTaken(String wanted, String language) {
    assertThat(browser.get("/", "Accept-Language", wanted).body())
        .contains("<html lang=\"" + language + "\"");
  }

  @Test
  void theSwitchLeadsToNoOtherSiteAndToNoOtherLanguage() {
    HttpResponse<String> answer = browser.get("/language/fr?page=https://evil.example/");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains(BASE_URL + "/");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("language=en;")
        .contains("HttpOnly", "SameSite=Lax");
  }
}

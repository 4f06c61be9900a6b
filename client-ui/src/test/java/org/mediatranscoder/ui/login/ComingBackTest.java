package org.mediatranscoder.ui.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.ui.PageTest;
import org.mediatranscoder.ui.TestBrowser;

/** Where signing in leads, and where the Back button leads after it. */
class ComingBackTest extends PageTest {

  @Test
  void whoFollowedALinkToAPageIsThereAfterSigningIn() {
    page.navigate(BASE_URL + "/account");
    part("sign-in").click();

    assertThat(part("person")).containsText("Ada");
    assertThat(page).hasURL(BASE_URL + "/account");
  }

  @Test
  void whoseSessionHasEndedIsOnTheSamePageAfterSigningInAgain() {
    AUTH.rolesAre("operator");
    signInAndOpen("/operator");
    page.context().clearCookies();
    page.navigate(BASE_URL + "/account");

    part("sign-in").click();

    assertThat(page).hasURL(BASE_URL + "/account");
  }

  @Test
  void theLinkToSignInAgainLeadsBackToThePageThatItStandsOn() {
    signInAndOpen("/account");

    assertThat(page.locator("#session-ended a")).hasAttribute("href", "/sign-in?to=/account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example/",
        "https://evil.example/",
        "/\\\\evil.example",
        "/logout",
        "",
        "/account/../x"
      })
  void signingInLeadsToNoAddressThatIsNoPageOfOurs(String target) {
    browser.get("/sign-in?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8));

    assertThat(TestBrowser.location(browser.signIn(AUTH))).hasToString(BASE_URL + "/");
  }

  @Test
  void backAfterSigningInShowsThePageAndNotTheOneToSignInOn() {
    signInAndOpen("/");
    assertThat(part("upload-button")).isVisible();

    page.goBack();

    assertThat(part("upload-button")).isVisible();
    assertThat(part("sign-in")).hasCount(0);
  }

  @Test
  void anAnswerOfAnEarlierSignInThatComesBackFromTheHistoryLeadsToThePage() {
    Map<String, String> request = browser.startSignIn();
    String callback =
        "/login/oauth2/code/transcoder?code="
            + AUTH.login(request)
            + "&state="
            + request.getOrDefault("state", "").replace("=", "%3D");
    browser.get(callback);

    assertThat(TestBrowser.location(browser.get(callback))).hasToString(BASE_URL + "/");
    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }
}

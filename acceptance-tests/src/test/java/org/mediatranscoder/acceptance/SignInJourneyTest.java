package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediatranscoder.testsupport.Chromium;

/** Signing in over the pages of auth-service and of the provider, and what Back does afterwards. */
@ExtendWith(OneStack.class)
class SignInJourneyTest {

  private BrowserContext browser;
  private Page page;

  @BeforeEach
  void openBrowser() {
    browser = Chromium.shared().newContext();
    page = browser.newPage();
  }

  @AfterEach
  void closeBrowser() {
    browser.close();
  }

  @Test
  void whoFollowedALinkToAPageIsThereAfterSigningIn(RunningStack stack) {
    page.navigate(stack.clientUi() + "/account");
    page.getByTestId("sign-in").click();
    page.getByText("Google").click();
    page.getByText("Continue as Ada").click();

    assertThat(page.getByTestId("person")).containsText("ada@example.test");
    assertThat(page).hasURL(stack.clientUi() + "/account");
  }

  @Test
  void backAfterSigningInLeadsToThePagesOnTheWayAndEachLeadsOn(RunningStack stack) {
    signIn(stack);

    page.goBack();
    page.getByText("Continue as Ada").click();
    assertSignedIn(stack);

    page.goBack();
    page.goBack();
    page.waitForLoadState();
    if (page.url().contains("/login")) {
      page.getByText("Google").click();
      page.getByText("Continue as Ada").click();
    }
    assertSignedIn(stack);
  }

  private void signIn(RunningStack stack) {
    page.navigate(stack.clientUi().toString());
    page.getByTestId("sign-in").click();
    page.getByText("Google").click();
    page.getByText("Continue as Ada").click();
    assertSignedIn(stack);
  }

  private void assertSignedIn(RunningStack stack) {
    assertThat(page.getByTestId("upload-button")).isVisible();
    assertThat(page).hasURL(stack.clientUi() + "/");
  }
}

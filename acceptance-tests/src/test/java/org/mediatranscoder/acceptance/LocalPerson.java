package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.UUID;

/** Somebody whom the fake Google and GitHub let in; an account of their own, apart from Ada's. */
record LocalPerson(String name, String email) {

  static LocalPerson fresh(String name) {
    return new LocalPerson(
        name, name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@example.test");
  }

  /** From the landing page to the page of files. */
  void signIn(Page page, RunningStack stack, String provider) {
    page.navigate(stack.clientUi().toString());
    page.getByTestId("sign-in").click();
    page.getByText("Continue with " + provider).click();
    introduceThemselves(page);
    assertThat(page.getByTestId("account-name")).hasText(name);
  }

  /** Fills in the page that plays the provider. */
  void introduceThemselves(Page page) {
    page.getByText("Somebody else").click();
    page.getByLabel("Name").fill(name);
    page.getByLabel("E-mail").fill(email);
    page.locator("#other-user button").click();
  }
}

package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.testsupport.Chromium;

/** What a person reads in a browser at an address that leads nowhere. */
@ExtendWith(OneStack.class)
class HumanPagesTest {

  @TempDir Path folder;

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

  @ParameterizedTest
  @CsvSource({
    "client-ui,    /no-such-page,       404, There is nothing at this address",
    "client-ui,    /assets/no-such.css, 404, There is nothing at this address",
    "client-ui,    /operator,           404, There is nothing at this address",
    "client-ui,    /a;b,                400, This request cannot be answered",
    "api-gateway,  /d/no-such-link,     404, This link does not work",
    "api-gateway,  /no-such-page,       401, You are not signed in",
    "api-gateway,  /,                   401, You are not signed in",
    "api-gateway,  /a;b,                400, This request cannot be answered",
    "auth-service, /oauth2/authorize,   400, This request cannot be answered",
    "auth-service, /a;b,                400, This request cannot be answered"
  })
  void itIsAPageThatLeadsToTheStartPage(
      String service, String path, int status, String title, RunningStack stack) {
    assertPage(page.navigate(stack.part(service).address() + path), status, title);

    page.getByText("To the start page").click();
    assertThat(page.getByTestId("sign-in")).isVisible();
    assertThat(page).hasURL(stack.clientUi() + "/");
  }

  @Test
  void whoIsSignedInReadsAPageAtAnUnknownAddressOfEachService(RunningStack stack) {
    LocalPerson.fresh("Noa").signIn(page, stack, "Google");

    for (String service : new String[] {"client-ui", "auth-service"}) {
      assertPage(
          page.navigate(stack.part(service).address() + "/no-such-page"),
          404,
          "There is nothing at this address");
    }
  }

  @Test
  void theMailedLinkToAFileThatWasDeletedSaysSo(RunningStack stack) throws Exception {
    String address = Inbox.freshAddress();
    String job = stack.api().upload(Media.tone(folder.resolve("tone.wav"), 1), "mp3", address);
    stack.api().awaitCompleted(job);
    URI link = stack.inbox().awaitOne(address).linkTo(stack.gateway());

    stack.api().send(stack.api().request("/jobs/" + job).DELETE().build());

    assertPage(page.navigate(link.toString()), 410, "This file is no longer kept");
  }

  private void assertPage(Response answer, int status, String title) {
    assertThat(answer.status()).as(answer.url()).isEqualTo(status);
    assertThat(answer.headerValue("content-type")).startsWith("text/html");
    assertThat(page.locator("h1")).hasText(title);
    assertThat(page.locator("body")).not().containsText("{\"");
  }
}

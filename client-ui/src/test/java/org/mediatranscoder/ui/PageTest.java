package org.mediatranscoder.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mediatranscoder.testsupport.Chromium;

/** The pages in a real browser. Nothing may break the policy of the page or fail unseen. */
public abstract class PageTest extends ClientUiTest {

  /** As narrow as a page has to fit. */
  private static final int WIDTH = 360;

  private final List<String> faults = new ArrayList<>();
  private BrowserContext context;
  protected Page page;

  @BeforeEach
  void openBrowser() {
    context =
        Chromium.shared().newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, 740));
    context.setDefaultTimeout(20_000);
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            faults.add(message.text());
          }
        });
  }

  @AfterEach
  void closeBrowser() {
    context.close();
    assertThat(faults).isEmpty();
  }

  /** Signs in as a person does, then goes there. */
  protected void signInAndOpen(String path) {
    page.navigate(BASE_URL);
    page.getByTestId("sign-in").click();
    page.waitForURL(BASE_URL + "/");
    if (!path.equals("/")) {
      page.navigate(BASE_URL + path);
    }
  }

  protected Locator part(String testId) {
    return page.getByTestId(testId);
  }
}

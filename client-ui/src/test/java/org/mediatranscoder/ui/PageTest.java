package org.mediatranscoder.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mediatranscoder.testsupport.Chromium;

/** The pages in a real browser. Nothing may break the policy of the page or fail unseen. */
public abstract class PageTest extends ClientUiTest {

  /** As narrow as a page has to fit. */
  private static final int WIDTH = 360;

  /** Of Ada, who signed in once for all tests that do not care how. */
  private static List<Cookie> signedIn = List.of();

  private static Instant signedInAt = Instant.EPOCH;

  /** Less than an access token lives: the stub renews that of the last log-in only. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final List<String> faults = new ArrayList<>();
  private BrowserContext context;
  protected Page page;

  @BeforeEach
  void openBrowser() {
    context = Chromium.shared().newContext(options());
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

  /** What the browser is like: a telephone that speaks English. */
  protected Browser.NewContextOptions options() {
    return new Browser.NewContextOptions().setViewportSize(WIDTH, 740);
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

  /** Goes there as Ada, who has signed in before. */
  protected void open(String path) {
    if (signedInAt.plus(FRESH).isBefore(Instant.now())) {
      signInAndOpen(path);
      signedIn = context.cookies();
      signedInAt = Instant.now();
    } else {
      context.addCookies(signedIn);
      page.navigate(BASE_URL + path);
    }
  }

  protected Locator part(String testId) {
    return page.getByTestId(testId);
  }
}

package org.mediatranscoder.testsupport;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real browser for the tests of one thread, started when it is first needed; it ends with this
 * process. A module that uses it declares Playwright.
 */
public final class Chromium {

  /** How long a page may take until it shows what a test expects, on a busy machine. */
  private static final double TIMEOUT_MS = 20_000;

  private static final ThreadLocal<Browser> SHARED = ThreadLocal.withInitial(Chromium::launch);

  private Chromium() {}

  /** Each test makes a context of its own in it, which shares nothing with others. */
  public static Browser shared() {
    return SHARED.get();
  }

  /**
   * Debian's Chromium without a window, which starts and draws in less than half of the time of the
   * one with windows; told not to call home: the network is closed.
   */
  private static Browser launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
    return Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium-headless-shell"))
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }
}

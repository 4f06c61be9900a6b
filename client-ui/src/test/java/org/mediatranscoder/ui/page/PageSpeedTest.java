package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.ui.ClientUiTest;
import org.mediatranscoder.ui.UiInstance;

/**
 * Measures by Chromium's own tracing when the pages can be used, and prints it for
 * docs/benchmarks.md.
 */
@EnabledIfSystemProperty(named = "transcoder.benchmark", matches = "true")
class PageSpeedTest extends ClientUiTest {

  private static final int ROUNDS = Integer.getInteger("transcoder.benchmark.rounds", 5);

  /**
   * Marks the task after the frame that shows what a person waits for. A file is dropped again and
   * again until the page takes it, as only that tells when it does.
   */
  private static final String MARKS =
      """
      (() => {
        const selectors = {
          'sign-in': '[data-testid=sign-in]',
          'drop': '[data-testid=file-row]',
          'formats': '#format-toggle:not(:disabled)',
        };
        const open = new Set(Object.keys(selectors));
        const look = () => [...open].filter((name) => document.querySelector(selectors[name])).forEach((name) => {
          open.delete(name);
          requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
        });
        const drop = () => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(9)], 'a.mov', { type: 'video/quicktime' }));
          document.body?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        };
        const timer = setInterval(() => (open.has('drop') ? drop() : clearInterval(timer)), 20);
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
      })();""";

  /** What stands between the browser and the page. */
  enum Line {
    /** Nothing. */
    LOCAL(1, 0, -1, -1),

    /** The "slow 4G" and the slow processor of Lighthouse. */
    SLOW_4G(4, 150, 1_638.4, 675),

    /** How Lighthouse has DevTools emulate that: 3.75 round trips for each request. */
    SLOW_4G_OF_DEVTOOLS(4, 562.5, 1_474.56, 675);

    private final int slowerProcessor;
    private final double roundTripMs;
    private final double downKbit;
    private final double upKbit;

    Line(int slowerProcessor, double roundTripMs, double downKbit, double upKbit) {
      this.slowerProcessor = slowerProcessor;
      this.roundTripMs = roundTripMs;
      this.downKbit = downKbit;
      this.upKbit = upKbit;
    }

    void emulate(CDPSession devtools) {
      JsonObject network = new JsonObject();
      network.addProperty("offline", false);
      network.addProperty("latency", roundTripMs);
      network.addProperty("downloadThroughput", bytes(downKbit));
      network.addProperty("uploadThroughput", bytes(upKbit));
      devtools.send("Network.enable");
      devtools.send("Network.emulateNetworkConditions", network);
      JsonObject processor = new JsonObject();
      processor.addProperty("rate", slowerProcessor);
      devtools.send("Emulation.setCPUThrottlingRate", processor);
    }

    private static double bytes(double kbit) {
      return kbit < 0 ? -1 : kbit * 1_000 / 8;
    }
  }

  @TempDir Path folder;

  /** HTTP/1.1, as {@code ./transcoder up} serves it. */
  @ParameterizedTest
  @EnumSource
  void byHttp1(Line line) {
    measure("HTTP/1.1", BASE_URL, line, false);
    measure("HTTP/1.1", BASE_URL, line, true);
  }

  /**
   * HTTPS and HTTP/2, as the load balancer on AWS serves it. A first visit only: Chromium keeps
   * nothing that came by a certificate which it does not trust.
   */
  @ParameterizedTest
  @EnumSource
  void byHttp2(Line line) throws Exception {
    Path keys = TestCertificate.in(folder);
    int port = freePort();
    String address = "https://localhost:" + port;
    try (UiInstance ui =
        UiInstance.start(
            AUTH,
            address,
            port,
            "--transcoder.ui.gateway-url=" + GATEWAY.url(),
            "--server.http2.enabled=true",
            "--server.ssl.key-store=" + keys,
            "--server.ssl.key-store-password=" + TestCertificate.PASSWORD)) {
      assertThat(ui.port()).isEqualTo(port);
      measure("HTTP/2", address, line, false);
    }
  }

  private static void measure(String protocol, String address, Line line, boolean warm) {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    List<Cookie> signedIn = signIn(address);
    String name = protocol + ", " + line + ", " + (warm ? "warm" : "cold");
    report("landing, " + name, rounds(address, line, List.of(), warm, "sign-in"), "sign-in");
    report("files, " + name, rounds(address, line, signedIn, warm, "formats"), "drop", "formats");
  }

  private static List<PageTrace> rounds(
      String address, Line line, List<Cookie> cookies, boolean warm, String last) {
    List<PageTrace> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      try (BrowserContext browser = phone()) {
        browser.addCookies(cookies);
        if (warm) {
          Page before = browser.newPage();
          before.navigate(address);
          before.waitForTimeout(2_000);
          before.close();
        }
        Page page = browser.newPage();
        line.emulate(browser.newCDPSession(page));
        page.addInitScript(MARKS);
        rounds.add(PageTrace.of(page, () -> open(page, address, last)));
      }
    }
    return rounds;
  }

  private static void open(Page page, String address, String last) {
    page.navigate(address);
    page.waitForFunction(
        "name => performance.getEntriesByName(name).length > 0",
        last,
        new Page.WaitForFunctionOptions().setTimeout(60_000));
    page.waitForTimeout(500); // A frame is in the trace once it is on the screen.
  }

  private static List<Cookie> signIn(String address) {
    try (BrowserContext browser = phone()) {
      Page page = browser.newPage();
      page.navigate(address);
      page.getByTestId("sign-in").click();
      page.getByTestId("files-empty").waitFor();
      return browser.cookies();
    }
  }

  private static BrowserContext phone() {
    return Chromium.shared()
        .newContext(
            new Browser.NewContextOptions().setViewportSize(412, 823).setIgnoreHTTPSErrors(true));
  }

  private static void report(String name, List<PageTrace> rounds, String... marks) {
    StringBuilder text = new StringBuilder();
    for (String mark : marks) {
      text.append(", ").append(mark).append(' ').append(spread(rounds, it -> it.markMs(mark)));
    }
    System.out.printf(
        "%s: first paint %s%s ms; %s bytes%n",
        name,
        spread(rounds, PageTrace::firstContentfulPaintMs),
        text,
        spread(rounds, PageTrace::transferredBytes));
  }

  private static String spread(List<PageTrace> rounds, ToDoubleFunction<PageTrace> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return "%.0f (%.0f to %.0f)"
        .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.PageTest;

/** One connection tells of all rows; without it the page asks. */
class LiveTest extends PageTest {

  private final List<WebSocketRoute> connections = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void takeConnections() {
    page.routeWebSocket(
        address -> address.endsWith("/ws"),
        connection -> {
          connection.onMessage(message -> told.add(message.text()));
          connections.add(connection);
        });
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.running("j1"), JobJson.waiting("j2")));
  }

  @Test
  void allRowsAreToldByOneConnectionAndNobodyAsks() {
    openLive();
    long asked = questions();

    send("{\"type\":\"job\",\"job\":" + JobJson.running("j1").with("percent", "70.5") + "}");
    assertThat(part("file-status").first()).hasText("Converting 70 %");
    send("{\"type\":\"job\",\"job\":" + JobJson.ready("j1") + "}");
    assertThat(part("file-status").first()).hasText("Ready");
    send("{\"type\":\"job\",\"job\":" + JobJson.running("j3").named("elsewhere.mov") + "}");
    assertThat(part("file-row")).hasCount(3);
    send("{\"type\":\"deleted\",\"jobId\":\"j2\"}");
    assertThat(part("file-row")).hasCount(2);

    assertThat(connections).hasSize(1);
    assertThat(told).singleElement().asString().startsWith("{\"token\":");
    assertThat(questions()).isEqualTo(asked);
    assertThat(part("announcement")).hasText("holiday.mov is ready");
  }

  @Test
  void onceTheConnectionBreaksThePageAsks() {
    openLive();
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("j1"), JobJson.running("j2")));

    connections.getLast().close();

    assertThat(part("file-status")).hasText(new String[] {"Ready", "Converting 40 %"});
  }

  @Test
  void whatWasDeletedWhileThereWasNoConnectionGoesWithTheNextOne() {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("j1"), JobJson.ready("j2")));
    open("/");
    assertThat(part("file-row")).hasCount(2);

    send("{\"type\":\"jobs\",\"jobs\":[" + JobJson.ready("j1") + "]}");

    assertThat(part("file-row")).hasCount(1);
    assertThat(part("file-row")).hasAttribute("data-job-id", "j1");
  }

  @Test
  void titleAndIconShowHowAllFilesGetOn() {
    openLive();
    assertThat(page).hasTitle("60 % · Media Transcoder");
    assertThat(page.locator("link[rel=icon]"))
        .hasAttribute("href", Pattern.compile("/icons/busy-4\\.svg$"));

    send("{\"type\":\"job\",\"job\":" + JobJson.ready("j1") + "}");
    send("{\"type\":\"job\",\"job\":" + JobJson.ready("j2") + "}");

    assertThat(page).hasTitle("Media Transcoder");
    assertThat(page.locator("link[rel=icon]"))
        .hasAttribute("href", Pattern.compile("/icons/mark\\.svg$"));
  }

  @Test
  void whoLooksElsewhereIsNotifiedOnceTheyHaveAskedForIt() {
    page.addInitScript(
        """
        window.notes = [];
        window.asked = 0;
        window.Notification = class extends EventTarget {
          static permission = 'default';
          static async requestPermission() { window.asked++; return (Notification.permission = 'granted'); }
          constructor(words) { super(); window.notes.push(words); }
        };
        Object.defineProperty(document, 'hidden', { get: () => window.looksElsewhere === true });""");
    openLive();
    assertThat(page.evaluate("asked")).isEqualTo(0);
    part("notify").click();
    assertThat(part("notify")).hasText("Notifications on");
    page.evaluate("window.looksElsewhere = true");

    send("{\"type\":\"job\",\"job\":" + JobJson.ready("j1") + "}");
    assertThat(part("file-status").first()).hasText("Ready");

    assertThat(page.evaluate("notes")).isEqualTo(List.of("holiday.mov is ready"));
    assertThat(page).hasTitle("75 % · Media Transcoder");
    part("notify").click();
    assertThat(part("notify")).hasText("Notify me");
  }

  @Test
  void aJobThatComesByTheConnectionBeforeTheUploadIsAnsweredIsNoSecondRow() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    GATEWAY.answer("GET /jobs", 200, JobJson.list());
    GATEWAY.stall("PATCH /files/*");
    open("/");
    assertThat(part("format-name")).hasText("MP4 720p");
    part("file-input").setInputFiles(new FilePayload("a.mov", "video/quicktime", new byte[9]));
    part("upload-button").click();
    assertThat(part("file-status")).hasText("Uploading 100 %");
    String job = JobJson.waiting("u1").named("a.mov").with("sizeBytes", "9").toString();
    send("{\"type\":\"job\",\"job\":" + job + "}");
    assertThat(part("file-row")).hasAttribute("data-job-id", "u1");
    GATEWAY.usual("PATCH /files/*");

    page.waitForCondition(() -> GATEWAY.requests().contains("GET /status/u1"));
    assertThat(part("file-status")).hasText("Waiting");
    assertThat(part("file-row")).hasCount(1);
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidAndLeavesNoPromiseBehind() {
    JobJson job = JobJson.running("j1").with("etaSeconds", "25").with("speed", "2.0");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    page.clock().install();
    open("/");
    assertThat(part("file-now")).containsText("about 25 seconds left, 2.0 times playing speed");

    GATEWAY.refuse("GET /jobs", 503, "service-unavailable", Map.of());
    page.clock().runFor(5_000);

    assertThat(part("list-problem")).containsText("No answer for");
    assertThat(part("file-now")).hasText("Converting");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job.with("percent", "44.0")));
    page.clock().runFor(8_000);
    assertThat(part("list-problem")).isHidden();
    assertThat(part("file-now")).containsText("left");
  }

  private void openLive() {
    open("/");
    assertThat(part("file-row")).hasCount(2);
    send(
        "{\"type\":\"jobs\",\"jobs\":["
            + JobJson.running("j1")
            + ","
            + JobJson.waiting("j2")
            + "]}");
    page.waitForTimeout(100);
  }

  private void send(String message) {
    page.waitForCondition(() -> !connections.isEmpty());
    connections.getLast().send(message);
  }

  private static long questions() {
    return GATEWAY.requests().stream().filter("GET /jobs"::equals).count();
  }
}

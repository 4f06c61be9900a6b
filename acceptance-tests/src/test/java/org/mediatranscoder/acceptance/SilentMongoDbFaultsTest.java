package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.faults.FaultReport;
import org.mediatranscoder.acceptance.faults.SlowFaults;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.testsupport.faults.Fault;
import org.mediatranscoder.testsupport.faults.FaultProxy;

/** MongoDB answers nothing, as behind a network that loses packets. */
@SlowFaults
class SilentMongoDbFaultsTest {

  private static final String AUTH = "auth-service";

  @TempDir Path folder;

  /** Each page that is opened here renews the token (see {@link RunningStack}). */
  @Test
  void peopleWhoAreSignedInGoOnAndTheHistoryIsWholeAfterwards() throws Exception {
    try (RunningStack stack = RunningStack.startWithout(AUTH, folder.resolve("stack"));
        FaultProxy mongoDb = FaultProxy.before(stack.part("mongodb").address().getPort());
        ServiceProcess _ = authService(stack, mongoDb)) {
      goOnWithout(mongoDb, stack);
    }
    FaultReport.add(
        "MongoDB answers nothing",
        1,
        "who is signed in gets new tokens, sends a file, sees it completed and gets one mail; afterwards the job is in the lasting history");
  }

  /** The one of the stack, but for its way to MongoDB. */
  private ServiceProcess authService(RunningStack stack, FaultProxy mongoDb) throws IOException {
    List<String> launcher = new ArrayList<>(List.of("env"));
    launcher.addAll(stack.settingsOf(AUTH));
    launcher.add("SPRING_MONGODB_URI=mongodb://127.0.0.1:%d/auth".formatted(mongoDb.port()));
    int port = stack.part(AUTH).address().getPort();
    return ServiceProcess.start(AUTH, port, launcher, folder, Map.of());
  }

  private void goOnWithout(FaultProxy mongoDb, RunningStack stack) throws Exception {
    LocalPerson eve = LocalPerson.fresh("Eve");
    String jobId;
    try (BrowserContext browser = Chromium.shared().newContext()) {
      Page page = browser.newPage();
      eve.signIn(page, stack, "Google");
      mongoDb.arm(".", Fault.silence());
      try {
        page.reload();
        TranscoderApi script = new TranscoderApi(stack.gateway(), () -> token(page));
        jobId = script.upload(Media.tone(folder.resolve("still.wav"), 1), "mp3", eve.email());
        script.awaitCompleted(jobId);
        stack.inbox().awaitOne(eve.email());
        page.reload();
        assertThat(page.getByTestId("file-row")).containsText("still.wav");
        assertThat(script.getJson("/jobs").get("jobs").size()).isEqualTo(1);
      } finally {
        mongoDb.disarm();
      }
      assertThatTheHistoryHas(jobId, stack, page);
    }
  }

  private static void assertThatTheHistoryHas(String jobId, RunningStack stack, Page page) {
    TranscoderApi history =
        new TranscoderApi(stack.part("auth-service").address(), () -> token(page));
    Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(history.get("/history/" + jobId).statusCode()).isEqualTo(200));
  }

  private static String token(Page page) {
    Object token =
        page.evaluate(
            "fetch('/get-token', {headers: {'X-Requested-With': 'page'}})"
                + ".then(answer => answer.json()).then(answer => answer.token)");
    return String.valueOf(token);
  }
}

package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.ui.PageTest;
import org.mediatranscoder.ui.TestBrowser;
import org.mediatranscoder.ui.UiInstance;

class OperatorPagesTest extends PageTest {

  static final String OVERVIEW =
      """
      {"queues":[
        {"name":"transcode","messages":{"ENQUEUED":3,"SCHEDULED":0,"PROCESSING":2,"SUCCEEDED":41,
          "FAILED":1,"DELETED":0},"oldestWaitSeconds":75,
         "accounts":[{"id":"ada","waiting":3,"running":1,"nextWaitSeconds":75},
          {"id":"ben","waiting":0,"running":1,"nextWaitSeconds":null}],
         "servers":[{"id":"s1","name":"worker-1","slots":2,"startedAt":"2026-11-01T10:00:00Z",
          "lastHeartbeat":"2026-11-01T10:00:05Z","cpuLoad":0.25,"memoryBytes":120000000,
          "maxMemoryBytes":500000000}]},
        {"name":"notify","messages":{"ENQUEUED":0,"SCHEDULED":0,"PROCESSING":0,"SUCCEEDED":40,
          "FAILED":0,"DELETED":0},"oldestWaitSeconds":null,"accounts":[],"servers":[]}],
       "worker":{"heapUsedBytes":50000000,"heapMaxBytes":250000000,"diskFreeBytes":90000000000,
        "diskTotalBytes":100000000000}}""";

  private static final String JOB = "/operator/jobrunr/transcode/api/jobs/j1";

  @BeforeEach
  void theWorkerAnswers() {
    WORKER.answer("GET /operator/overview", 200, OVERVIEW);
    WORKER.answer("DELETE " + JOB, 204, "");
    WORKER.answer("POST " + JOB + "/requeue", 204, "");
  }

  @Test
  void anOperatorSeesHowBothQueuesAre() {
    AUTH.rolesAre("operator");
    signInAndOpen("/");

    part("operator-link").click();

    assertThat(part("queue-transcode")).containsText("75 seconds");
    assertThat(part("queue-transcode")).containsText("worker-1");
    assertThat(part("queue-transcode")).containsText("silent since");
    assertThat(part("queue-transcode").locator(".alarming")).hasText("1");
    assertThat(part("account"))
        .hasText(
            new String[] {
              "ada3 wait · 1 in work · the next one has waited 75 seconds", "ben0 wait · 1 in work"
            });
    assertThat(part("queue-notify")).containsText("Nobody has anything here.");
    assertThat(part("queue-notify")).containsText("nothing waits");
    assertThat(part("queue-notify")).containsText("what waits is not worked on");
    assertThat(part("worker")).containsText("90.0 GB of 100.0 GB");
  }

  @Test
  void thePageLooksAgainByItselfAndSaysWhenItCannot() {
    AUTH.rolesAre("operator");
    signInAndOpen("/operator");
    assertThat(part("queue-transcode")).containsText("75 seconds");

    WORKER.refuse("GET /operator/overview", 503, "service-unavailable", Map.of());
    assertThat(part("overview-error")).containsText("cannot be reached");

    WORKER.answer("GET /operator/overview", 200, OVERVIEW.replace("75", "81"));
    assertThat(part("queue-transcode")).containsText("81 seconds");
    assertThat(part("overview-error")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/operator",
        "/operator/overview",
        "/operator/jobrunr/transcode/dashboard/overview",
        "/operator/jobrunr/transcode/api/jobs"
      })
  void whoIsNoOperatorIsToldThatThereIsNoSuchThing(String path) {
    TestBrowser stranger = anotherBrowser();
    browser.signIn(AUTH);
    AUTH.rolesAre("something-else");
    TestBrowser other = anotherBrowser();
    other.signIn(AUTH);

    for (TestBrowser somebody : new TestBrowser[] {stranger, browser, other}) {
      assertThat(somebody.get(path).statusCode()).isEqualTo(404);
    }
    assertThat(WORKER.requests()).isEmpty();
    assertThat(browser.get("/").body()).doesNotContain("operator-link");
  }

  @Test
  void onlyMethodPathQueryAndTokenGoAlong() {
    signInAsOperator();
    WORKER.answer("GET /operator/jobrunr/notify/api/jobs", 200, "{\"items\":[]}");

    HttpResponse<String> jobs =
        browser.get("/operator/jobrunr/notify/api/jobs?state=FAILED&offset=0", "X-Other", "1");

    assertThat(jobs.body()).isEqualTo("{\"items\":[]}");
    assertThat(WORKER.lastQuery()).isEqualTo("state=FAILED&offset=0");
    assertThat(WORKER.lastHeaders().getFirst("Authorization")).startsWith("Bearer ey");
    assertThat(WORKER.lastHeaders()).doesNotContainKeys("Cookie", "X-Other");
  }

  @Test
  void aChangeComesFromOurOwnPageOrNotAtAll() {
    signInAsOperator();

    assertThat(browser.send("DELETE", JOB).statusCode()).isEqualTo(403);
    assertThat(browser.send("DELETE", JOB, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(browser.send("POST", JOB + "/requeue", "Sec-Fetch-Site", "same-site").statusCode())
        .isEqualTo(403);
    String[] lie = {"Sec-Fetch-Site", "same-origin", "Origin", "http://evil.example"};
    assertThat(browser.send("DELETE", JOB, lie).statusCode()).isEqualTo(403);
    assertThat(WORKER.requests()).isEmpty();

    assertThat(browser.send("DELETE", JOB, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(204);
    String[] ours = {"Sec-Fetch-Site", "same-origin", "Origin", BASE_URL};
    assertThat(browser.send("POST", JOB + "/requeue", ours).statusCode()).isEqualTo(204);
    assertThat(WORKER.requests()).containsExactly("DELETE " + JOB, "POST " + JOB + "/requeue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/operator/jobrunr/transcode/%2e%2e/%2e%2e/overview",
        "/operator/jobrunr/transcode/..;/overview",
        "/operator/jobrunr/transcode/a%2fb",
        "/%6fperator/overview",
        "/operator/other",
        "/operator/overview/more"
      })
  void noPathLeadsElsewhere(String path) {
    signInAsOperator();

    assertThat(browser.get(path).statusCode()).isIn(400, 404);
    assertThat(WORKER.requests()).isEmpty();
  }

  @Test
  void whomTheWorkerTakesForNoOperatorIsNone() {
    signInAsOperator();
    WORKER.refuse("GET /operator/overview", 403, "scope-missing", Map.of());

    assertThat(browser.get("/operator/overview").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutTheSettingThereAreNoSuchPages() {
    signInAsOperator();
    try (UiInstance other = UiInstance.start(AUTH, BASE_URL)) {
      TestBrowser there = browser.at(other.port());

      assertThat(there.get("/operator").statusCode()).isEqualTo(404);
      assertThat(there.get("/operator/overview").statusCode()).isEqualTo(404);
      assertThat(there.get("/").body()).contains("account-link").doesNotContain("operator-link");
    }
  }

  private void signInAsOperator() {
    AUTH.rolesAre("operator");
    browser.signIn(AUTH);
  }
}

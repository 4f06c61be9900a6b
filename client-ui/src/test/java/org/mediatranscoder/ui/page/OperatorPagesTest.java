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

  static final String FAILURES =
      """
      {"jobs":[
        {"jobId":"j1","account":"ada","status":"FAILED","format":"mp4-720p","sizeBytes":48211034,
         "failure":{"code":"DAMAGED","message":"The file is damaged.","smallestMaxSize":null},
         "run":1,"attempt":3,"createdAt":"2026-11-01T10:00:00Z","endedAt":"2026-11-01T10:01:00Z"},
        {"jobId":"j2","account":"ben","status":"FAILED","format":"mp3","sizeBytes":1000,
         "failure":{"code":"NOT_MEDIA","message":"This is no media file.","smallestMaxSize":null},
         "run":2,"attempt":1,"createdAt":"2026-11-01T09:00:00Z","endedAt":"2026-11-01T09:01:00Z"}],
       "nextCursor":null}""";

  static final String STORAGE =
      """
      {"measuredAt":"2026-11-01T10:00:00Z","ageSeconds":75,"kinds":[
        {"name":"sources","files":1234,"bytes":48211034000,"counted":true},
        {"name":"outputs","files":100000,"bytes":9000000000,"counted":false},
        {"name":"work","files":0,"bytes":0,"counted":true},
        {"name":"live","files":1,"bytes":1000,"counted":true}],
       "accountCount":53,"accountLimitBytes":100000000000,"accounts":[
        {"id":"ada","jobs":12,"sourceBytes":90000000000,"outputBytes":5000000000},
        {"id":"ben","jobs":1,"sourceBytes":1000,"outputBytes":0}]}""";

  private static final String JOB = "/operator/jobrunr/transcode/api/jobs/j1";

  @BeforeEach
  void theWorkerAnswers() {
    WORKER.answer("GET /operator/overview", 200, OVERVIEW);
    GATEWAY.answer("GET /operator/failures", 200, FAILURES);
    GATEWAY.answer("GET /operator/storage", 200, STORAGE);
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
  void anOperatorSeesWhatFailedAndWhy() {
    AUTH.rolesAre("operator");
    signInAndOpen("/operator");

    assertThat(part("failure")).hasCount(2);
    assertThat(part("failure").first())
        .containsText(
            "The file is damaged.DAMAGED · mp4-720p · 48.2 MB · 3 attempts · Nov 1, 2026");
    assertThat(part("failure").first()).containsText("account ada · job j1");
    assertThat(part("failures-more")).isHidden();
    assertThat(GATEWAY.headersOf("GET /operator/failures").getFirst("Authorization"))
        .startsWith("Bearer ey");
  }

  @Test
  void aFailedJobThatIsTriedAgainLeavesTheListAndThatIsSaid() {
    AUTH.rolesAre("operator");
    signInAndOpen("/operator");
    String retry = "POST /operator/jobs/j1/retry";
    GATEWAY.refuse(retry, 429, "too-many-jobs", Map.of("Retry-After", "30"));

    part("failure-retry").first().click();
    assertThat(part("failures-error")).containsText("in 30 seconds");
    String key = GATEWAY.headersOf(retry).getFirst("Idempotency-Key");
    assertThat(key).isNotBlank();

    GATEWAY.answer(retry, 202, "{}");
    part("failure-retry").first().focus();
    page.keyboard().press("Enter");

    assertThat(part("failures-said")).hasText("Job j1 waits for a worker again.");
    assertThat(part("failures-error")).isHidden();
    assertThat(part("failure")).hasCount(1);
    assertThat(page.locator("#failures-title")).isFocused();
    assertThat(GATEWAY.headersOf(retry).getFirst("Idempotency-Key")).isEqualTo(key);
  }

  @Test
  void theListOfFailuresGrowsOnDemandAndKeepsTheFocusWhenItIsLookedAtAgain() {
    AUTH.rolesAre("operator");
    String more = FAILURES.replace("\"nextCursor\":null", "\"nextCursor\":\"1-2\"");
    GATEWAY.answer("GET /operator/failures?limit=20", 200, more);
    signInAndOpen("/operator");
    String newer = FAILURES.replace("{\"jobs\":[", "{\"jobs\":[" + NEWEST + ",");
    GATEWAY.answer("GET /operator/failures?limit=40", 200, newer);
    assertThat(part("failure")).hasCount(2);

    part("failures-more").click();
    assertThat(part("failure")).hasCount(3);
    assertThat(part("failure").first()).containsText("job j0");
    assertThat(part("failures-more")).isHidden();

    part("failure-retry").nth(1).focus();
    GATEWAY.answer("GET /operator/failures?limit=40", 200, FAILURES);
    assertThat(part("failure")).hasCount(2);
    assertThat(part("failure-retry").first()).isFocused();
  }

  private static final String NEWEST =
      """
      {"jobId":"j0","account":"ada","status":"FAILED","format":"mp3","sizeBytes":1,
       "failure":{"code":"INTERNAL","message":"Our fault.","smallestMaxSize":null},
       "run":1,"attempt":1,"createdAt":"2026-11-01T10:00:00Z","endedAt":"2026-11-01T10:01:00Z"}""";

  @Test
  void anOperatorSeesHowFullTheFileStoreIsAndWhoIsNearHisLimit() {
    AUTH.rolesAre("operator");
    GATEWAY.answer(
        "GET /operator/storage",
        200,
        """
        {"measuredAt":null,"ageSeconds":null,"kinds":[],"accountCount":0,
         "accountLimitBytes":100000000000,"accounts":[]}""");
    signInAndOpen("/operator");
    assertThat(part("storage-time")).hasText("It is being measured.");

    GATEWAY.answer("GET /operator/storage", 200, STORAGE);

    assertThat(part("storage-time")).containsText("Measured on Nov 1, 2026");
    assertThat(part("storage")).containsText("1234 files, 48.2 GB");
    assertThat(part("storage")).containsText("more than 100000 files, 9.0 GB");
    assertThat(part("storage").locator(".alarming"))
        .hasText(
            "95.0 GB of 100.0 GB (95 %) · sources 90.0 GB, outputs 5.0 GB · 12 jobs · nearly full");
    assertThat(part("storage")).containsText("and 51 more accounts");
  }

  @Test
  void whatTheGatewayRefusesIsSaidAndTheRestIsShown() {
    AUTH.rolesAre("operator");
    GATEWAY.refuse("GET /operator/failures", 503, "service-unavailable", Map.of());
    GATEWAY.refuse("GET /operator/storage", 403, "scope-missing", Map.of());
    signInAndOpen("/operator");

    assertThat(part("failures-error")).containsText("cannot be reached");
    assertThat(part("storage-error")).isVisible();
    assertThat(part("queue-transcode")).containsText("75 seconds");

    GATEWAY.answer("GET /operator/failures", 200, FAILURES);
    assertThat(part("failure")).hasCount(2);
    assertThat(part("failures-error")).isHidden();
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

package org.mediatranscoder.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.dashboard.QueueDashboard;
import org.mediatranscoder.redis.queue.dashboard.QueueOperations;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.access.BodyLimitChecks;
import org.mediatranscoder.testsupport.access.EndpointSecurityChecks;
import org.mediatranscoder.testsupport.access.ForgedTokens;
import org.mediatranscoder.testsupport.access.OwnershipChecks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DirtiesContext // Its worker must not live on when its queue ends.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EndpointSecurityTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final RedisTestServer REDIS = RedisTestServer.shared();
  private static final TestIssuer ISSUER = TestIssuer.shared();
  private static final Map<String, String> OPEN =
      Map.of(
          "GET /formats", "The same for everybody, and the gateway asks without an account.",
          "GET /actuator/health", "Load balancers have no account.",
          "GET /actuator/health/**", "Load balancers have no account.");
  private static final OwnershipChecks OWNERSHIP =
      new OwnershipChecks(
          Map.of(),
          Map.of(
              "GET /operator/overview", "Operators see everything.",
              "GET /operator/jobrunr/{queue}/{*rest}", "Operators see everything.",
              "POST /operator/jobrunr/{queue}/{*rest}", "Operators may do everything.",
              "DELETE /operator/jobrunr/{queue}/{*rest}", "Operators may do everything.",
              "* /error", "It looks at nothing.",
              "GET /**", "There are no files.",
              "GET /actuator", "It names the health route."));

  @TempDir static Path workDir;

  @Autowired ApplicationContext application;
  @Autowired NotificationQueue notifications;
  @Autowired QueueOperations queues;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    REDIS.properties().forEach((name, value) -> registry.add(name, () -> value));
    ISSUER.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.worker.work-dir", () -> workDir);
  }

  @Test
  void everyRouteIsShutToEveryForgedTokenUnlessItIsSaidToBeOpen() {
    try (TestIssuer stranger = TestIssuer.start()) {
      EndpointSecurityChecks endpointSecurityChecks =
          new EndpointSecurityChecks(application, port, OPEN);
      endpointSecurityChecks.checkOpenRoutesExist();
      endpointSecurityChecks.checkShutTo(ForgedTokens.all(ISSUER, REDIS, stranger));
      assertThat(stranger.keyRequests()).isZero();
    }
  }

  @Test
  void nobodyReachesWhatBelongsToSomebodyElse() {
    OWNERSHIP.check(
        new EndpointSecurityChecks(application, port, OPEN),
        port,
        JobId.random().toString(),
        ISSUER.token("bob"),
        List::of);
  }

  @Test
  void nothingWaitsForABodyBeforeLogIn() {
    new BodyLimitChecks(application, port).checkNobodyWaitsForABodyBeforeLogIn();
  }

  @Test
  void noRouteTakesALargeBodyButForUploads() {
    new BodyLimitChecks(application, port).checkLargeBodiesAreRefused(operator());
  }

  @Test
  void noPageReadsAnything() {
    new EndpointSecurityChecks(application, port, OPEN)
        .checkClosedToPagesOf("http://localhost:8080", ISSUER.token("ada"));
  }

  @Test
  void onlyAnOperatorSeesTheOverview() {
    assertThat(send("GET", "/operator/overview", user()).statusCode()).isEqualTo(403);
    HttpResponse<String> answer = send("GET", "/operator/overview", operator());
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode overview = JsonMapper.shared().readTree(answer.body());
    assertThat(overview.path("queues").valueStream().map(q -> q.path("name").asString()))
        .containsExactly("transcode", "notify");
    JsonNode transcode = overview.path("queues").get(0);
    assertThat(transcode.path("messages").has("ENQUEUED")).isTrue();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> send("GET", "/operator/overview", operator()).body().contains("lastHeartbeat"));
    assertThat(overview.path("worker").path("diskFreeBytes").asLong()).isPositive();
    assertThat(overview.path("worker").path("heapMaxBytes").asLong()).isPositive();
  }

  @Test
  void theOldestWaitingMessageIsShownWithItsAge() {
    notifications.enqueueJobEnded(JobId.random(), 1); // Nobody works on this queue here.
    JsonNode overview =
        JsonMapper.shared().readTree(send("GET", "/operator/overview", operator()).body());
    JsonNode notify = overview.path("queues").get(1);
    assertThat(notify.path("messages").path("ENQUEUED").asLong()).isPositive();
    assertThat(notify.path("oldestWaitSeconds").asLong()).isNotNegative();
  }

  @Test
  void theAccountsWithTheMostInTheQueueAreShown() {
    notifications.enqueueJobEnded(JobId.random(), 1); // Of no account.
    JsonNode overview =
        JsonMapper.shared().readTree(send("GET", "/operator/overview", operator()).body());
    JsonNode account = overview.path("queues").get(1).path("accounts").get(0);
    assertThat(account.path("id").asString()).isEmpty();
    assertThat(account.path("waiting").asLong()).isPositive();
    assertThat(account.path("running").asLong()).isZero();
    assertThat(account.path("nextWaitSeconds").asLong()).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void onlyAnOperatorReachesADashboard(String method) {
    String job = "/operator/jobrunr/transcode/api/jobs/00000000-0000-4000-8000-000000000000";
    String path = method.equals("POST") ? job + "/requeue" : job;
    assertThat(send(method, path, user()).statusCode()).isEqualTo(403);
    assertThat(send(method, path, operator()).statusCode()).isEqualTo(404);
  }

  @Test
  void anOperatorDeletesAMessageThroughTheDashboard() {
    JobId id = JobId.random();
    notifications.enqueueJobEnded(id, 1);
    String api = "/operator/jobrunr/notify/api/jobs";
    JsonNode waiting =
        JsonMapper.shared().readTree(send("GET", api + "?state=ENQUEUED", operator()).body());
    String message =
        waiting
            .path("items")
            .valueStream()
            .filter(job -> job.toString().contains(id.toString()))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(send("DELETE", api + "/" + message, operator()).statusCode()).isEqualTo(204);
    assertThat(send("GET", api + "/" + message, operator()).body()).contains("DELETED");
  }

  @Test
  void thePagesOfADashboardStayUnderTheirPath() {
    String prefix = "/operator/jobrunr/notify";

    String page = send("GET", prefix + "/dashboard/jobs", operator()).body();

    Matcher script = Pattern.compile("src=\"([^\"]*/index[^\"]*\\.js)\"").matcher(page);
    assertThat(script.find()).as(page).isTrue();
    assertThat(script.group(1)).startsWith(prefix + "/dashboard/static/");
    HttpResponse<String> code = send("GET", script.group(1), operator());
    assertThat(code.statusCode()).isEqualTo(200);
    assertThat(page + code.body())
        .contains(prefix + "/api/jobs", prefix + "/sse/jobstats")
        .doesNotContain("\"/dashboard", "\"/api/", "\"/sse/");
  }

  @Test
  void aDashboardSaysHowThingsAreAndEndsTheConnection() {
    JobId id = JobId.random();
    notifications.enqueueJobEnded(id, 1);
    String events = "/operator/jobrunr/notify/sse/";

    HttpResponse<String> stats = send("GET", events + "jobstats", operator());

    assertThat(stats.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(stats.body()).startsWith("retry: 3000\ndata: {").contains("\"enqueued\":");
    assertThat(send("GET", events + "servers", operator()).body()).contains("data: [");
    String unknown = events + "jobs/00000000-0000-4000-8000-000000000000";
    assertThat(send("GET", unknown, operator()).statusCode()).isEqualTo(404);
    assertThat(send("GET", events + "jobs/x", operator()).statusCode()).isEqualTo(404);
    assertThat(send("GET", events + "jobstats", user()).statusCode()).isEqualTo(403);
  }

  @Test
  void aDashboardListensOnLoopbackAloneAndAsksForItsPassword() throws Exception {
    try (QueueDashboard dashboard = queues.openDashboard(QueueName.TRANSCODE)) {
      assertThat(dashboard.address().getHost()).isEqualTo("127.0.0.1");
      HttpResponse<String> answer =
          send(HttpRequest.newBuilder(dashboard.address().resolve("/api/jobs?state=ENQUEUED")));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(send(HttpRequest.newBuilder(dashboard.address().resolve("/dashboard"))))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "TRANSCODE", "%2e%2e"})
  void aQueueThatIsNotThereIsNotFound(String queue) {
    assertThat(send("GET", "/operator/jobrunr/" + queue + "/api/jobs", operator()).statusCode())
        .isIn(400, 404);
  }

  private HttpResponse<String> send(String method, String path, String token) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return new EndpointSecurityChecks(application, port, OPEN)
        .send(request.timeout(Duration.ofSeconds(20)).build());
  }

  private static String user() {
    return ISSUER.token("bob", "jobs:read jobs:write account");
  }

  private static String operator() {
    return ISSUER.token(
        new JWTClaimsSet.Builder(ISSUER.claims("grace", "jobs:read jobs:write account"))
            .claim("roles", List.of("operator"))
            .build());
  }
}

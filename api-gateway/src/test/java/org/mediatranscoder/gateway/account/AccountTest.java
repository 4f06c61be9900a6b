package org.mediatranscoder.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

class AccountTest extends GatewayTest {

  private static final FakeAuthService AUTH = new FakeAuthService();
  private static final String ME =
      """
      {"accountId":"ada","email":"ada@example.test","displayName":null,
       "createdAt":"2026-01-02T12:00:00Z","roles":[],
       "identities":[{"provider":"google","linkedAt":"2026-01-02T12:00:00Z"}]}
      """;
  private static final String TOKEN =
      """
      {"id":"t1","name":"backup","scopes":["jobs:read"],"createdAt":"2026-01-02T12:00:00Z",
       "expiresAt":"2026-02-02T12:00:00Z","lastUsedAt":null,"token":"a.b.c"}
      """;

  private static final String WEBHOOK =
      """
      {"id":"6f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d11","url":"https://example.com/","everyJob":true,
       "createdAt":"2026-01-02T12:00:00Z","offSince":null,"secret":"whsec_c2hvd24gb25jZQ=="}
      """;

  private final String token = ISSUER.token(ADA, "jobs:read jobs:write account");

  @Autowired private RedisLink redis;
  @Autowired private JobErasure erasure;

  @DynamicPropertySource
  static void authService(DynamicPropertyRegistry registry) {
    registry.add("transcoder.auth.base-url", AUTH::url);
    registry.add("transcoder.erasure.sweep-interval", () -> "200ms");
  }

  @BeforeEach
  void works() {
    AUTH.answer(200, ME);
    AUTH.keepHistory("[]");
  }

  @Test
  void theAccountIsAskedForWithTheCallersToken() {
    HttpResponse<String> me = call("GET", "/me", token);

    assertThat(me.statusCode()).isEqualTo(200);
    JsonNode expected = JSON.readTree(ME);
    expected
        .propertyNames()
        .forEach(name -> assertThat(json(me).get(name)).isEqualTo(expected.get(name)));
    assertThat(json(me).at("/usage/storedBytes/used").asLong(-1)).isZero();
    assertThat(json(me).at("/usage/encodingSecondsToday/limit").asLong()).isEqualTo(36_000);
    assertThat(AUTH.last().line()).isEqualTo("GET /me");
    assertThat(AUTH.last().authorization()).isEqualTo("Bearer " + token);
  }

  @Test
  void aTokenIsMadeListedAndCalledBack() {
    AUTH.answer(201, TOKEN);
    HttpResponse<String> made = makeToken();
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(json(made).path("token").asString()).isEqualTo("a.b.c");
    assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(JSON.readTree(AUTH.last().body()).path("expiresInDays").asInt()).isEqualTo(31);

    AUTH.answer(200, "{\"tokens\":[" + TOKEN + "]}");
    JsonNode listed = json(call("GET", "/tokens", token)).path("tokens").get(0);
    assertThat(listed.path("id").asString()).isEqualTo("t1");
    assertThat(listed.has("token")).isFalse();

    AUTH.answer(204, "");
    assertThat(call("DELETE", "/tokens/t1", token).statusCode()).isEqualTo(204);
    assertThat(AUTH.last().line()).isEqualTo("DELETE /tokens/t1");
  }

  @Test
  void thePreferencesArePassedOnIfTheCatalogueHasTheFormat() {
    String body = "{\"defaultFormat\":\"mp4-720p\",\"email\":null,\"mail\":\"never\"}";
    AUTH.answer(200, body);

    assertThat(json(call("GET", "/me/preferences", token))).isEqualTo(JSON.readTree(body));
    HttpResponse<String> put = put(body);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(json(put)).isEqualTo(JSON.readTree(body));
    assertThat(AUTH.last().line()).isEqualTo("PUT /me/preferences");
    assertThat(AUTH.last().authorization()).isEqualTo("Bearer " + token);
    assertThat(JSON.readTree(AUTH.last().body())).isEqualTo(JSON.readTree(body));

    AUTH.answer(200, body);
    assertThat(code(put(body.replace("mp4-720p", "vhs")))).isEqualTo("format-unknown");
    assertThat(AUTH.requests()).isEmpty();
  }

  private HttpResponse<String> makeToken() {
    return send(
        with(token, "/tokens")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"name\":\"backup\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":31}")));
  }

  @Test
  void whatAuthServiceSaysOfSingleValuesIsPassedOn() {
    AUTH.answer(
        400,
        """
        {"code":"value-invalid","detail":"#/name is taken.",
         "errors":[{"pointer":"#/name","code":"value-invalid","message":"is taken"}]}
        """);

    assertThat(json(makeToken()).at("/errors/0/message").asString()).isEqualTo("is taken");
  }

  @Test
  void everythingThatIsWrongWithPreferencesIsToldAtOnce() {
    JsonNode problem = json(put("{\"defaultFormat\":\"vhs\",\"email\":\"ada\"}"));

    assertThat(problem.path("errors").valueStream().map(one -> one.path("code").asString()))
        .containsExactly("format-unknown", "email-invalid", "value-missing");
    assertThat(problem.at("/errors/0/allowed/0").asString()).isEqualTo("mp4-720p");
  }

  private HttpResponse<String> put(String preferences) {
    return send(
        with(token, "/me/preferences")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(preferences)));
  }

  @Test
  void loggingOutEverywhereIsPassedOn() {
    AUTH.answer(204, "");

    assertThat(call("DELETE", "/me/sessions", token).statusCode()).isEqualTo(204);

    assertThat(AUTH.last().line()).isEqualTo("DELETE /me/sessions");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/tokens",
    "DELETE,/tokens/t1",
    "GET,/me/export",
    "GET,/me/preferences",
    "PUT,/me/preferences",
    "DELETE,/me/sessions",
    "DELETE,/me"
  })
  void changesOfTheAccountNeedTheirOwnScope(String method, String path) {
    REDIS.activateToken("t1");
    String script = ISSUER.apiToken(ADA, "jobs:read jobs:write", "t1");

    assertThat(code(call(method, path, ISSUER.token(ADA)))).isEqualTo("scope-missing");
    assertThat(code(call(method, path, script))).isEqualTo("scope-missing");
    assertThat(AUTH.requests()).isEmpty();
    assertThat(call("GET", "/me", script).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "400,request-malformed,400",
    "401,token-invalid,401",
    "404,not-found,404",
    "400,email-invalid,400",
    "409,too-many-tokens,409",
    "418,teapot,503",
    "500,internal,503",
    "503,service-unavailable,503"
  })
  void whatTheCallerCanDoSomethingAboutIsPassedOn(int status, String said, int expected) {
    AUTH.answer(status, "{\"code\":\"" + said + "\",\"detail\":\"why\"}");

    HttpResponse<String> refused =
        switch (said) {
          case "email-invalid" -> put("{\"mail\":\"never\"}");
          case "too-many-tokens" -> makeToken();
          default -> call("DELETE", "/tokens/x", token);
        };

    assertThat(refused.statusCode()).isEqualTo(expected);
    assertThat(code(refused)).isEqualTo(expected == 503 ? "service-unavailable" : said);
    if (expected != 503) {
      assertThat(json(refused).path("detail").asString()).isEqualTo("why");
    }
  }

  @Test
  void theExportHoldsTheAccountAndTheWholeHistoryWithItsFiles() {
    List<JobId> all = new ArrayList<>();
    for (int i = 0; i < 205; i++) {
      JobManifest job = aManifest(ADA, "clip" + i + ".mov");
      jobs.create(job.toPendingJob());
      all.add(job.id());
    }
    JobManifest done = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, done, "hello");
    aCompletedJob(jobs, S3, aManifest("eve", "secret.mov"), "hello");
    all.add(done.id());

    HttpResponse<String> export = call("GET", "/me/export", token);

    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(json(export).path("account")).isEqualTo(JSON.readTree(ME));
    assertThat(json(export).path("jobs").valueStream())
        .extracting(one -> JobId.of(one.at("/job/jobId").asString()))
        .containsExactlyInAnyOrderElementsOf(all);
    JsonNode files =
        json(export)
            .path("jobs")
            .valueStream()
            .filter(one -> one.at("/job/jobId").asString().equals(done.id().toString()))
            .findFirst()
            .orElseThrow()
            .path("files");
    assertThat(files.get(0).path("key").asString()).isEqualTo("raw/" + done.id() + "/source");
    assertThat(files.get(1).path("kind").asString()).isEqualTo("output");
    assertThat(files.get(1).path("download").asString())
        .isEqualTo("/jobs/" + done.id() + "/download");
    assertThat(export.body()).contains("ada@example.test").doesNotContain("secret.mov");
  }

  @Test
  void theExportHoldsJobsThatRedisHasNoMoreOrIsRefused() {
    JobManifest old = aManifest(ADA, "old.mov");
    aCompletedJob(jobs, S3, old, "hello");
    TranscodeJob archived = jobs.find(old.id()).orElseThrow();
    jobs.forget(archived);
    JobManifest recent = aManifest(ADA, "recent.mov");
    aCompletedJob(jobs, S3, recent, "hello");
    AUTH.keepHistory(
        JSON.writeValueAsString(List.of(jobs.find(recent.id()).orElseThrow(), archived)));
    String accountOnly = ISSUER.token(ADA, "account");

    HttpResponse<String> export = call("GET", "/me/export", accountOnly);
    AUTH.keepHistory(null);
    HttpResponse<String> refused = call("GET", "/me/export", accountOnly);

    assertThat(json(export).path("jobs").valueStream())
        .as(export.body())
        .extracting(one -> one.at("/job/fileName").asString())
        .containsExactly("recent.mov", "old.mov");
    assertThat(refused.statusCode()).isEqualTo(503);
  }

  @Test
  void deletingTheAccountErasesItsJobsAndTellsAuthService() {
    JobManifest done = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, done, "hello");
    JobManifest running = aManifest(ADA, "running.mov");
    jobs.create(running.toPendingJob());
    int attempt = jobs.claim(running.id(), 1, NOON).orElseThrow().attempt();
    JobManifest other = aManifest("eve", "other.mov");
    aCompletedJob(jobs, S3, other, "hello");
    String erasing = erasureToken();
    AUTH.answer(202, "");

    assertThat(call("DELETE", "/me", token).statusCode()).isEqualTo(202);
    authServiceAsks(ADA, erasing);

    await().atMost(Duration.ofSeconds(5)).until(() -> erased(ADA));
    assertThat(jobs.find(done.id())).isEmpty();
    assertThat(jobs.find(running.id())).isEmpty();
    assertThat(jobs.find(other.id())).isPresent();
    assertThat(jobs.progress(running.id(), attempt, JobProgress.at(Stage.TRANSCODING, 9)))
        .isFalse();
    assertThat(DOWNSTREAM.deleted())
        .containsExactlyInAnyOrder(done.id().toString(), running.id().toString());
    assertThat(DOWNSTREAM.deletions()).contains(done.id() + " Bearer " + erasing);
    assertThat(redis.commands().keys("user:" + ADA + ":*")).isEmpty();
  }

  @Test
  void anErasureWaitsUntilJobsThatWereLostWithRedisAreBack() {
    redis.commands().del(JobKeys.COMPLETE);
    authServiceAsks(ADA, erasureToken());

    erasure.run();

    assertThat(erased(ADA)).isFalse();
    redis.commands().set(JobKeys.COMPLETE, "1");
    await().atMost(Duration.ofSeconds(5)).until(() -> erased(ADA));
  }

  @Test
  void whatCannotBeErasedNowIsErasedLater() {
    JobManifest done = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, done, "hello");
    DOWNSTREAM.answerDeletions(500);
    authServiceAsks(ADA, erasureToken());
    erasure.run();
    assertThat(erased(ADA)).isFalse();
    assertThat(jobs.find(done.id())).isPresent();

    DOWNSTREAM.answerDeletions(204);

    await().atMost(Duration.ofSeconds(5)).until(() -> erased(ADA));
    assertThat(jobs.find(done.id())).isEmpty();
  }

  @Test
  void whatWasAnsweredToKeyedRequestsOfADeletedAccountIsForgotten() {
    JobManifest waiting = aManifest(ADA, "waiting.mov");
    jobs.create(waiting.toPendingJob());
    send(
        request("/jobs/" + waiting.id() + "/cancel")
            .header("Idempotency-Key", "k1")
            .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(redis.commands().keys("idempotency*:" + ADA + "*")).hasSize(2);

    authServiceAsks(ADA, erasureToken());

    await().atMost(Duration.ofSeconds(5)).until(() -> erased(ADA));
    assertThat(redis.commands().keys("idempotency*:" + ADA + "*")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/tokens,201", "/webhooks,201", "/webhooks/w1/secret,200"})
  void anAnswerThatShowsASecretIsNotKept(String path, int status) {
    AUTH.answer(status, path.equals("/tokens") ? TOKEN : WEBHOOK);

    HttpResponse<String> first = keyed(path);
    HttpResponse<String> again = keyed(path);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(status);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(status);
    assertThat(AUTH.requests()).hasSize(2);
    assertThat(redis.commands().keys("idempotency*")).isEmpty();
  }

  @Test
  void aWebhookIsResumedOnceForEachKey() {
    AUTH.answer(200, WEBHOOK.replaceFirst(",\\s*\"secret\":\"[^\"]+\"", ""));

    HttpResponse<String> first = keyed("/webhooks/w1/resume");
    HttpResponse<String> again = keyed("/webhooks/w1/resume");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(AUTH.requests()).hasSize(1);
  }

  private HttpResponse<String> keyed(String path) {
    return send(
        with(token, path)
            .header("Idempotency-Key", "k1")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    path.equals("/webhooks")
                        ? "{\"url\":\"https://example.com/\"}"
                        : "{\"name\":\"backup\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":31}")));
  }

  @Test
  void anAccountWithoutJobsIsErasedAsWell() {
    authServiceAsks("bob", erasureToken());

    await().atMost(Duration.ofSeconds(5)).until(() -> erased("bob"));
    assertThat(redis.commands().hexists(AccessKeys.ERASING, "bob")).isFalse();
  }

  @Test
  void anAccountThatCannotBeDeletedKeepsItsJobs() {
    JobManifest done = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, done, "hello");
    AUTH.answer(503, "");

    assertThat(call("DELETE", "/me", token).statusCode()).isEqualTo(503);

    assertThat(jobs.find(done.id())).isPresent();
  }

  @Test
  void anUploadThatEndsAfterItsAccountLeavesNothing() throws IOException {
    byte[] form = Form.good(new byte[600_000]).finished();
    try (RawClient client = new RawClient(port).beginUpload(token, form.length)) {
      client.send(Arrays.copyOf(form, 400_000));
      await().atMost(Duration.ofSeconds(10)).until(() -> !DOWNSTREAM.begun().isEmpty());
      redis.commands().set(AccessKeys.endedAccount(new AccountId(ADA)), AccessKeys.YES);
      client.send(Arrays.copyOfRange(form, 400_000, form.length));

      assertThat(client.read(12)).isEqualTo("HTTP/1.1 401");
    }
    assertThat(DOWNSTREAM.sources()).hasSize(1);
    assertThat(DOWNSTREAM.deleted()).containsExactlyElementsOf(DOWNSTREAM.sources().keySet());
    assertThat(redis.commands().keys("job:*")).isEmpty();
  }

  @Test
  void theTokenOfAnErasureIsTheOnlyOneOfADeletedAccountThatIsTaken() {
    redis.commands().set(AccessKeys.endedAccount(new AccountId(ADA)), AccessKeys.YES);

    assertThat(call("GET", "/jobs", token).statusCode()).isEqualTo(401);
    assertThat(call("GET", "/jobs", erasureToken()).statusCode()).isEqualTo(200);
  }

  private String erasureToken() {
    var claims =
        new JWTClaimsSet.Builder(ISSUER.claims(ADA, "jobs:read jobs:write"))
            .claim("sid", AccessClaims.erasure(new AccountId(ADA)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    return ISSUER.token(claims);
  }

  private void authServiceAsks(String account, String withToken) {
    redis.commands().hset(AccessKeys.ERASING, account, withToken);
  }

  private boolean erased(String account) {
    return redis.commands().sismember(AccessKeys.ERASED, account);
  }

  private HttpResponse<String> call(String method, String path, String withToken) {
    return send(with(withToken, path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder with(String withToken, String path) {
    return anonymous(path).header("Authorization", "Bearer " + withToken);
  }
}

package org.mediatranscoder.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class IdempotencyTest extends GatewayTest {

  private static final AccountId ACCOUNT = new AccountId(ADA);
  private static final byte[] FORM = Form.good(new byte[500_000]).finished();
  private static final Set<String> SECRETS_ARE_SHOWN =
      Set.of("/tokens", "/webhooks", "/webhooks/{webhookId}/secret");
  private static final String RECORD = "idempotency:ada:k1";

  @Autowired RedisLink redis;

  @Test
  void anUploadThatIsSentTwiceIsOneJobAndHasOneAnswer() {
    HttpResponse<String> first = upload("k1", FORM);
    HttpResponse<String> second = upload("k1", FORM);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(jobCount()).isEqualTo(1);
    assertThat(DOWNSTREAM.begun()).hasSize(1);
    assertThat(redis.commands().pttl(RECORD)).isBetween(86_000_000L, 86_400_000L);
  }

  @Test
  void aRepeatedUploadIsAnsweredBeforeItsBodyIsSent() throws Exception {
    HttpResponse<String> first = upload("k1", FORM);

    try (RawClient client = new RawClient(port)) {
      String answer =
          client
              .send(
                  "POST /upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + ISSUER.token(ADA)
                      + "\r\nIdempotency-Key: \"k1\"\r\nContent-Type: "
                      + Form.CONTENT_TYPE
                      + "\r\nContent-Length: "
                      + FORM.length
                      + "\r\n\r\n")
              .read(200);
      assertThat(answer).startsWith("HTTP/1.1 202").contains("/status/" + jobId(first));
    }
    assertThat(usedToday()).isBetween(500_000L, 510_000L);
  }

  @Test
  void aRepetitionIsAnsweredThoughTheAccountHasReachedItsLimit() {
    String answer = upload("k1", FORM).body();
    for (int i = 0; i < 12; i++) {
      jobs.create(aManifest(ADA, "clip.mov").toPendingJob());
    }

    assertThat(upload("k1", FORM).body()).isEqualTo(answer);
    assertThat(code(upload("k2", FORM))).isEqualTo("too-many-jobs");
  }

  @Test
  void theBoundaryOfAFormMayBeAnotherAndItsFileMayNot() {
    String answer = upload("k1", FORM).body();

    assertThat(upload("k1", Form.good(new byte[500_300]).finished()).body()).isEqualTo(answer);
    HttpResponse<String> other = upload("k1", Form.good(new byte[502_000]).finished());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(code(other)).isEqualTo("idempotency-key-reused");
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    JobId old = anOldJob();
    assertThat(convert("k1", old, "mp3").statusCode()).isEqualTo(202);

    for (HttpResponse<String> other :
        List.of(convert("k1", old, "wav"), ask("k1", old, "retry"), upload("k1", FORM))) {
      assertThat(other.statusCode()).isEqualTo(422);
      assertThat(code(other)).isEqualTo("idempotency-key-reused");
    }
    assertThat(jobCount()).isEqualTo(2);
  }

  @Test
  void twoAccountsMayUseTheSameKey() {
    upload("k1", FORM);

    HttpResponse<String> bobs =
        send(
            anonymous("/upload")
                .header("Authorization", "Bearer " + ISSUER.token("bob"))
                .header("Idempotency-Key", "k1")
                .header("Content-Type", Form.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(FORM)));

    assertThat(bobs.statusCode()).isEqualTo(202);
    assertThat(jobs.find(jobId(bobs)).orElseThrow().owner()).isEqualTo(new AccountId("bob"));
  }

  @Test
  void ofManyAtOnceOneIsDoneAndTheOthersAreToldToWaitOrGetItsAnswer() throws Exception {
    JobId old = anOldJob();
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> convert("k1", old, "mp3")));
      }
    }

    for (Future<HttpResponse<String>> answer : answers) {
      if (answer.get().statusCode() != 202) {
        assertThat(code(answer.get())).isEqualTo("request-in-progress");
      }
    }
    assertThat(jobCount()).isEqualTo(2);
    assertThat(DOWNSTREAM.copies()).hasSize(1);
  }

  @Test
  void whileAnUploadIsOnItsWayItsRepetitionIsTold() throws Exception {
    try (RawClient client = new RawClient(port)) {
      client.send(
          "POST /upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + ISSUER.token(ADA)
              + "\r\nIdempotency-Key: k1\r\nContent-Type: "
              + Form.CONTENT_TYPE
              + "\r\nContent-Length: "
              + FORM.length
              + "\r\n\r\n");
      await().until(() -> redis.commands().exists(RECORD) == 1);

      HttpResponse<String> second = upload("k1", FORM);

      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(code(second)).isEqualTo("request-in-progress");
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> redis.commands().exists(RECORD, "idempotency-keys:ada") == 0);
    assertThat(upload("k1", FORM).statusCode()).isEqualTo(202);
  }

  @Test
  void whatWasRefusedHasDoneNothingSoItsKeyIsFree() {
    JobId old = anOldJob();
    assertThat(convert("k1", old, "vhs").statusCode()).isEqualTo(400);

    assertThat(convert("k1", old, "mp3").statusCode()).isEqualTo(202);
  }

  @Test
  void whatAnInstanceMadeThatDiedBeforeItsAnswerIsFoundAgain() {
    JobId made = jobId(upload("k1", FORM));
    redis.commands().hdel(RECORD, "status", "location", "body");
    assertThat(code(upload("k1", FORM))).as("its lease lives").isEqualTo("request-in-progress");
    redis.commands().hset(RECORD, "until", "1");

    HttpResponse<String> again = upload("k1", FORM);

    assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
    assertThat(jobId(again)).isEqualTo(made);
    assertThat(again.headers().firstValue("Location")).hasValue("/status/" + made);
    assertThat(upload("k1", FORM).body()).isEqualTo(again.body());
    assertThat(jobCount()).isEqualTo(1);
  }

  @Test
  void anInstanceThatDiedBeforeItMadeAnythingHoldsNobodyUp() {
    JobManifest never = aManifest(ADA, "clip.mov");
    upload("k1", FORM);
    redis.commands().hdel(RECORD, "status", "location", "body");
    redis.commands().hset(RECORD, Map.of("until", "1", "job", never.id().toString()));

    assertThat(upload("k1", FORM).statusCode()).isEqualTo(202);
    assertThat(jobCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "retry", "notify"})
  void eachActionIsAnsweredOnceForEachKey(String action) {
    JobId id = aJobFor(action);
    HttpResponse<String> first = ask("k1", id, action);
    assertThat(first.statusCode()).as(first.body()).isIn(200, 202);
    jobs.delete(id);

    assertThat(ask("k1", id, action).body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"", "\"\"", "a b", "a\\b", "\"a", "a\"", "TOO-LONG"})
  void aKeyThatIsNotValidIsRefused(String key) {
    String sent = key.equals("TOO-LONG") ? "x".repeat(129) : key;

    HttpResponse<String> answer = upload(sent, FORM);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("idempotency-key-invalid");
    assertThat(DOWNSTREAM.begun()).isEmpty();
  }

  @Test
  void twoKeysAreNone() {
    HttpResponse<String> answer =
        send(
            request("/jobs/" + JobId.random() + "/cancel")
                .header("Idempotency-Key", "k1")
                .header("Idempotency-Key", "k2")
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(code(answer)).isEqualTo("idempotency-key-invalid");
  }

  @Test
  void theLongestKeyIsGood() {
    assertThat(upload("~".repeat(128), FORM).statusCode()).isEqualTo(202);
  }

  @Test
  void everyRouteThatAddsSomethingTakesAKeyButThoseOfSecrets() {
    JsonNode paths = json(send(anonymous("/v3/api-docs"))).path("paths");

    paths
        .propertyStream()
        .filter(path -> path.getValue().has("post"))
        .forEach(
            path ->
                assertThat(
                        path.getValue()
                            .at("/post/parameters")
                            .valueStream()
                            .map(one -> one.path("name").asString())
                            .toList()
                            .contains("Idempotency-Key"))
                    .as(path.getKey())
                    .isEqualTo(!SECRETS_ARE_SHOWN.contains(path.getKey())));
  }

  private JobId aJobFor(String action) {
    JobManifest job = aManifest(ADA, "clip.mov");
    if (action.equals("notify")) {
      aCompletedJob(jobs, S3, job, "hello");
    } else {
      jobs.create(job.toPendingJob());
    }
    return job.id();
  }

  private JobId anOldJob() {
    JobManifest old = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, old, "hello");
    return old.id();
  }

  private int jobCount() {
    return jobs.history(ACCOUNT, 50, null, null).jobs().size();
  }

  private long usedToday() {
    return redis.commands().keys("limits:ada:bytes:*").stream()
        .mapToLong(key -> Long.parseLong(redis.commands().get(key)))
        .sum();
  }

  private HttpResponse<String> upload(String key, byte[] form) {
    return send(
        request("/upload")
            .header("Idempotency-Key", key)
            .header("Content-Type", Form.CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
  }

  private HttpResponse<String> convert(String key, JobId source, String format) {
    String body = "{\"sourceJobId\":\"%s\",\"format\":\"%s\"}".formatted(source, format);
    return send(
        request("/jobs")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> ask(String key, JobId id, String action) {
    return send(
        request("/jobs/" + id + "/" + action)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }
}

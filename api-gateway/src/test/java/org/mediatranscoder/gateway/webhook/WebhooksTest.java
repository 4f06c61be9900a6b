package org.mediatranscoder.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookDelivery;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.webhook.WebhookLog;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class WebhooksTest extends GatewayTest {

  private static final String URL = "https://example.com/hooks/transcoder";
  private static final String MINE = "6f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d11";
  private static final String EVES = "0f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d12";

  private final String token = ISSUER.token(ADA, "jobs:read jobs:write account");

  @Autowired private RedisLink redis;
  @Autowired private WebhookLog log;

  @BeforeEach
  void twoAccountsHaveOneEach() {
    redis.commands().hset(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE, "");
    publish(new AccountId(ADA), MINE, URL);
    publish(new AccountId("eve"), EVES, "https://eve.example.com/");
  }

  private void publish(AccountId account, String id, String url) {
    Webhook webhook = new Webhook(id, url, true, "sealed", null, null, null);
    AccountWebhooks all = new AccountWebhooks(1, null, List.of(webhook));
    redis
        .commands()
        .hset(WebhookKeys.WEBHOOKS, account.value(), "1 " + JSON.writeValueAsString(all));
  }

  @ParameterizedTest
  @ValueSource(strings = {URL, URL + "?order=17"})
  void aJobMayNameAWebhookOfItsAccountWithAnyQuery(String named) {
    HttpResponse<String> answer = upload(form(named));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(jobs.find(jobId(answer)).orElseThrow().request().webhook()).isEqualTo(named);
    assertThat(JSON.readValue(DOWNSTREAM.manifest(jobId(answer)), JobManifest.class).request())
        .isEqualTo(jobs.find(jobId(answer)).orElseThrow().request());
    JsonNode details = json(get("/jobs/" + jobId(answer)));
    assertThat(details.path("webhook").asString()).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://eve.example.com/",
        "https://example.com/hooks/transcoder/other",
        "https://example.com/hooks/transcoder#x",
        "https://example.com/hooks/transcoder?a b",
        "http://169.254.169.254/"
      })
  void anyOtherIsRefusedAndNothingIsKept(String named) {
    HttpResponse<String> answer = upload(form(named));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("webhook-unknown");
    assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("webhook");
    assertThat(json(get("/jobs")).path("jobs").size()).isZero();
  }

  @Test
  void anEmptyFieldNamesNone() {
    HttpResponse<String> answer = upload(form(""));

    assertThat(jobs.find(jobId(answer)).orElseThrow().request().webhook()).isNull();
  }

  @Test
  void everyOtherWayToAJobMayNameOneToo() {
    JobManifest old = Jobs.aManifest(ADA, "clip.mov");
    Jobs.aCompletedJob(jobs, S3, old, "hello");

    HttpResponse<String> answer = convert(old, URL + "?order=18");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(jobs.find(jobId(answer)).orElseThrow().request().webhook())
        .isEqualTo(URL + "?order=18");
    HttpResponse<String> refused = convert(old, "https://eve.example.com/");
    assertThat(code(refused)).isEqualTo("webhook-unknown");
    assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("#/webhook");

    assertThat(code(tus("https://eve.example.com/"))).isEqualTo("webhook-unknown");
    assertThat(tus(URL).statusCode()).isEqualTo(201);

    assertThat(code(fromTheWeb("https://eve.example.com/"))).isEqualTo("webhook-unknown");
    assertThat(code(fromTheWeb(URL))).isEqualTo("import-address-forbidden");
  }

  @Test
  void afterALossOfRedisAJobThatNamesOneIsToldToWait() {
    redis.commands().del(WebhookKeys.WEBHOOKS);

    assertThat(code(upload(form(URL)))).isEqualTo("service-unavailable");
    assertThat(upload(Form.good(new byte[1]).finished()).statusCode()).isEqualTo(202);
  }

  @Test
  void aTestIsEnqueuedForAnOwnWebhookAlone() {
    HttpResponse<String> test = call("POST", "/webhooks/" + MINE + "/test");
    assertThat(test.statusCode()).as(test.body()).isEqualTo(202);
    assertThat(json(test).path("eventId").asString()).hasSize(36);

    HttpResponse<String> eves = call("POST", "/webhooks/" + EVES + "/test");
    assertThat(eves.statusCode()).isEqualTo(404);
    assertThat(call("GET", "/webhooks/" + EVES + "/deliveries").statusCode()).isEqualTo(404);
  }

  @Test
  void aTestThatIsRepeatedWithItsKeyIsEnqueuedOnce() {
    HttpRequest.Builder test =
        anonymous("/webhooks/" + MINE + "/test")
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", "k1")
            .POST(HttpRequest.BodyPublishers.noBody());

    HttpResponse<String> first = send(test);
    HttpResponse<String> again = send(test);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).as("with the id of the same event").isEqualTo(first.body());
  }

  @Test
  void testsHaveALimit() {
    for (int i = 0; i < 30; i++) {
      assertThat(call("POST", "/webhooks/" + MINE + "/test").statusCode()).isEqualTo(202);
    }

    HttpResponse<String> refused = call("POST", "/webhooks/" + MINE + "/test");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(code(refused)).isEqualTo("too-many-tests");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void theLogShowsTheLastTriesFirst() {
    for (int i = 1; i <= 60; i++) {
      log.add(
          MINE,
          new WebhookDelivery(
              "b5f8a6de-2a5e-5d0b-9a3f-1d8c8f7f6e21",
              "job.completed",
              "0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11",
              java.net.URI.create(URL),
              Instant.EPOCH,
              i,
              WebhookDelivery.Outcome.REFUSED,
              500,
              81));
    }

    JsonNode deliveries = json(call("GET", "/webhooks/" + MINE + "/deliveries")).path("deliveries");

    assertThat(deliveries.size()).isEqualTo(50);
    assertThat(deliveries.at("/0/attempt").asInt()).isEqualTo(60);
    assertThat(deliveries.at("/0/outcome").asString()).isEqualTo("REFUSED");
  }

  @Test
  void theDescriptionSaysWhatAReceiverGets() {
    JsonNode description = json(get("/v3/api-docs"));

    JsonNode post = description.at("/webhooks/jobEnded/post");
    assertThat(post.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/WebhookEvent");
    assertThat(description.at("/components/schemas/WebhookEvent/properties").propertyNames())
        .containsExactlyInAnyOrder("type", "timestamp", "data");
    assertThat(post.path("parameters").valueStream().map(one -> one.path("name").asString()))
        .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature");
  }

  private static byte[] form(String webhook) {
    return new Form()
        .field("format", "mp4-720p")
        .field("email", "ada@example.test")
        .field("webhook", webhook)
        .file(new byte[] {1})
        .finished();
  }

  /** From an address that is not public, so that only a good request comes as far as that. */
  private HttpResponse<String> fromTheWeb(String webhook) {
    String body =
        "{\"url\":\"http://127.0.0.1/a.mov\",\"format\":\"mp3\",\"email\":\"ada@example.test\",\"webhook\":\"%s\"}"
            .formatted(webhook);
    return send(
        request("/imports")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> convert(JobManifest old, String webhook) {
    return send(
        request("/jobs")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"sourceJobId\":\"%s\",\"format\":\"mp3\",\"webhook\":\"%s\"}"
                        .formatted(old.id(), webhook))));
  }

  private HttpResponse<String> tus(String webhook) {
    return send(
        request("/files")
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", "5")
            .header(
                "Upload-Metadata",
                "filename %s,format %s,email %s,webhook %s"
                    .formatted(
                        b64("a.mov"), b64("mp4-720p"), b64("ada@example.test"), b64(webhook)))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static String b64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> call(String method, String path) {
    return send(
        anonymous(path)
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }
}

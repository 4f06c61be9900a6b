package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.contract.ApiContract;
import org.mediatranscoder.testsupport.contract.DescribedApi;
import org.mediatranscoder.testsupport.contract.Exchange;
import tools.jackson.databind.JsonNode;

/** Goes last, when all other tests have recorded what they were answered. */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OneStack.class)
class ApiContractTest {

  private static final Set<String> SAME =
      Set.of(
          "ApiToken",
          "ApiTokenList",
          "ApiTokenRequest",
          "Fault",
          "Identity",
          "NewApiToken",
          "Preferences",
          "PreferencesRequest",
          "Problem");

  /** Other tests do that to an account of their own. */
  private static final Set<String> HARMFUL = Set.of("deleteAccount", "endSessions");

  @TempDir Path folder;

  @Test
  @Order(1)
  void aScriptMeetsEveryOperationThatHarmsNobody(RunningStack stack) throws Exception {
    TranscoderApi api = stack.api();
    String job = api.upload(Media.tone(folder.resolve("tone.wav"), 1), "mp3", Inbox.freshAddress());
    api.awaitCompleted(job);
    for (String path :
        List.of(
            "/jobs/" + job,
            "/jobs/" + job + "/link",
            "/jobs",
            "/formats",
            "/uploads",
            "/estimates?sizeBytes=1000&durationSeconds=2")) {
      assertThat(api.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(api.download(job, folder.resolve("tone.mp3"))).isNotEmptyFile();
    assertThat(api.get("/jobs/" + job + "/download", "Accept", "application/json").statusCode())
        .isEqualTo(200);
    String name = api.getJson("/jobs/" + job).at("/outputs/0/name").asString();
    assertThat(api.get("/jobs/" + job + "/outputs/" + name).statusCode()).isEqualTo(302);
    assertThat(api.get("/jobs/" + job + "/archive.zip").statusCode()).isEqualTo(200);
    useTheJob(api, job);
    assertThat(json(api, "/imports", "{}").statusCode()).isEqualTo(400);
    useAWebhook(api);
    sendToAWebhook(api);
    for (URI service : List.of(stack.gateway(), stack.part("auth-service").address())) {
      useTheAccount(new TranscoderApi(service, stack::token));
    }
    assertThat(api.send(api.request("/jobs/" + job).DELETE().build()).statusCode()).isEqualTo(204);
    assertThat(api.get("/jobs/" + job).statusCode()).isEqualTo(404);
    assertThat(api.get("/jobs?limit=0&status=completed").statusCode()).isEqualTo(400);
    assertThat(api.get("/d/nobody?utm_source=mail").statusCode()).isEqualTo(404);
    assertThat(api.get("/d/nobody/main.mp4").statusCode()).isEqualTo(404);
  }

  private static void useTheJob(TranscoderApi api, String job) {
    assertThat(api.get("/jobs/" + job + "/events").body()).contains("COMPLETED");
    for (String action : List.of("cancel", "retry")) {
      assertThat(json(api, "/jobs/" + job + "/" + action, "").statusCode()).isEqualTo(409);
    }
    assertThat(json(api, "/jobs/" + job + "/notify", "").statusCode()).isEqualTo(202);
    HttpResponse<String> linked = json(api, "/archives", "{\"jobIds\":[\"%s\"]}".formatted(job));
    assertThat(linked.statusCode()).as(linked.body()).isEqualTo(200);
    URI archive = URI.create(linked.body().replaceAll("(?s).*\"url\":\"([^\"]+)\".*", "$1"));
    String query = archive.getRawQuery() == null ? "" : "?" + archive.getRawQuery();
    assertThat(api.get(archive.getRawPath() + query).statusCode()).isEqualTo(200);
    String again = "{\"sourceJobId\":\"%s\",\"format\":\"wav\"}".formatted(job);
    assertThat(json(api, "/jobs", again).statusCode()).isEqualTo(202);
    assertThat(json(api, "/jobs", "{}").statusCode()).isEqualTo(400);
  }

  private static void useTheAccount(TranscoderApi api) {
    assertThat(api.get("/me").statusCode()).isEqualTo(200);
    assertThat(api.get("/me/export").statusCode()).isEqualTo(200);
    JsonNode preferences = api.getJson("/me/preferences");
    assertThat(put(api, preferences.toString()).statusCode()).isEqualTo(200);
    assertThat(put(api, "{\"mail\":\"sometimes\",\"email\":\"ada\"}").statusCode()).isEqualTo(400);
    HttpResponse<String> made =
        json(api, "/tokens", "{\"name\":\"n\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":1}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = made.body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    assertThat(api.getJson("/tokens").path("tokens").isEmpty()).isFalse();
    assertThat(api.send(api.request("/tokens/" + id).DELETE().build()).statusCode()).isEqualTo(204);
    assertThat(json(api, "/tokens", "{}").statusCode()).isEqualTo(400);
    assertThat(api.send(api.request("/tokens/" + UUID.randomUUID()).DELETE().build()).statusCode())
        .isEqualTo(404);
  }

  private static void useAWebhook(TranscoderApi api) {
    String webhook = aWebhook(api);
    assertThat(api.getJson("/webhooks").path("webhooks").isEmpty()).isFalse();
    for (String action : List.of("secret", "resume")) {
      assertThat(json(api, webhook + "/" + action, "").statusCode()).as(action).isEqualTo(200);
    }
    assertThat(api.send(api.request(webhook).DELETE().build()).statusCode()).isEqualTo(204);
    assertThat(json(api, "/webhooks", "{}").statusCode()).isEqualTo(400);
  }

  /** Nobody is at its address, which harms nobody. */
  private static void sendToAWebhook(TranscoderApi api) {
    String webhook = aWebhook(api);
    assertThat(json(api, webhook + "/test", "").statusCode()).isEqualTo(202);
    assertThat(api.get(webhook + "/deliveries").statusCode()).isEqualTo(200);
    assertThat(api.send(api.request(webhook).DELETE().build()).statusCode()).isEqualTo(204);
  }

  private static String aWebhook(TranscoderApi api) {
    HttpResponse<String> made =
        json(api, "/webhooks", "{\"url\":\"https://hooks.example.test/a\",\"everyJob\":false}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return "/webhooks/" + made.body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }

  private static HttpResponse<String> put(TranscoderApi api, String body) {
    return api.send(
        api.request("/me/preferences")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> json(TranscoderApi api, String path, String body) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  @Order(2)
  void everyRecordedAnswerIsWhatTheDescriptionSays(RunningStack stack) {
    for (String service : List.of("api-gateway", "auth-service")) {
      URI address = stack.part(service).address();
      ApiContract contract = DescribedApi.read(address.resolve("/v3/api-docs"));
      List<Exchange> answers =
          RecordedAnswers.of(address).stream()
              .filter(
                  one ->
                      !one.path().matches("/(v3|oauth2|login|actuator|deletions|\\.well-known).*"))
              .toList();

      assertThat(answers.stream().flatMap(one -> contract.violations(one).stream()).distinct())
          .as(service)
          .isEmpty();
      assertThat(answers.stream().map(one -> contract.covered(one).replaceAll(" .*", "")))
          .as(service)
          .containsAll(harmless(contract));
    }
  }

  private static Set<String> harmless(ApiContract contract) {
    Set<String> operations = new TreeSet<>(contract.operationIds());
    operations.removeAll(HARMFUL);
    return operations;
  }

  @Test
  @Order(3)
  void bothServicesDescribeTheSameThingsAlike(RunningStack stack) {
    JsonNode gateway = schemas(stack, "api-gateway");
    JsonNode auth = schemas(stack, "auth-service");

    for (String name : SAME) {
      assertThat(auth.path(name)).as(name).isEqualTo(gateway.path(name));
      assertThat(auth.path(name).isMissingNode()).as(name).isFalse();
    }
  }

  @Test
  @Order(4)
  void anAccountIsDescribedAlikeButForWhatTheGatewayAloneKnowsOfIt(RunningStack stack) {
    JsonNode own = schemas(stack, "api-gateway").path("OwnAccount").deepCopy();
    assertThat(own.path("properties").asObject().remove("usage")).isNotNull();
    own.path("required").asArray().removeIf(name -> name.asString().equals("usage"));

    assertThat(own).isEqualTo(schemas(stack, "auth-service").path("Account"));
  }

  private static JsonNode schemas(RunningStack stack, String service) {
    return DescribedApi.read(stack.part(service).address().resolve("/v3/api-docs"))
        .document()
        .at("/components/schemas");
  }
}

package org.mediatranscoder.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class ApiDescriptionTest extends GatewayTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  @Test
  void theDescriptionListsExactlyTheRoutesOfTheGateway() {
    Set<String> described = new TreeSet<>();
    description()
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> described.add(method + " " + path.getKey())));

    assertThat(described).isEqualTo(ownRoutes());
  }

  @Test
  void everyProblemThatARouteAnswersWithIsDescribed() {
    JsonNode upload = description().at("/paths/~1upload/post/responses");

    assertThat(upload.propertyNames())
        .contains("202", "400", "401", "403", "406", "413", "415", "429", "500", "503");
    assertThat(upload.at("/429/headers/Retry-After/schema/minimum").asInt()).isEqualTo(1);
    assertThat(upload.at("/202/headers/Location/schema/type").asString()).isEqualTo("string");
    assertThat(upload.at("/400/description").asString()).contains("`format-unknown`");
    assertThat(upload.at("/400/content/application~1problem+json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Problem");
  }

  @Test
  void theUploadFormIsDescribedFieldByField() {
    JsonNode description = description();
    JsonNode form =
        description.at("/paths/~1upload/post/requestBody/content/multipart~1form-data/schema/$ref");

    assertThat(form.asString()).isEqualTo("#/components/schemas/UploadForm");
    assertThat(description.at("/components/schemas/UploadForm/properties").propertyNames())
        .containsExactlyInAnyOrder("file", "format", "email", "options", "priority", "webhook");
    assertThat(description.at("/components/schemas/UploadForm/properties/file/format").asString())
        .isEqualTo("binary");
    assertThat(description.at("/components/schemas/UploadForm/properties/options/example"))
        .isEqualTo(StringNode.valueOf("{\"metadata\":\"keep\"}"));
  }

  @Test
  void onlyTheMailedLinkNeedsNoToken() {
    JsonNode description = description();

    assertThat(description.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
    assertThat(description.at("/paths/~1d~1{token}/get/security").isEmpty()).isTrue();
    assertThat(description.at("/paths/~1d~1{token}/get/responses").has("401")).isFalse();
    assertThat(description.at("/paths/~1jobs/get/x-required-scope").asString())
        .isEqualTo("jobs:read");
  }

  @Test
  void everyRouteRefusesATokenWithoutTheScopeThatIsDescribed() {
    for (JsonNode path : description().path("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.path("responses").has("403"))
            .as(operation.path("operationId").asString())
            .isEqualTo(!operation.path("x-required-scope").isMissingNode());
      }
    }
    description()
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(one -> tryWithoutScope(path.getKey(), one)));
  }

  private void tryWithoutScope(String path, Map.Entry<String, JsonNode> operation) {
    String scope = operation.getValue().path("x-required-scope").asString("");
    if (scope.isEmpty()) {
      return;
    }
    String others = "jobs:read jobs:write account".replace(scope, "").strip();
    HttpResponse<String> refused =
        send(
            anonymous(path.replaceAll("\\{[^}]+}", "x"))
                .header("Authorization", "Bearer " + ISSUER.token(ADA, others))
                .method(
                    operation.getKey().toUpperCase(Locale.ROOT),
                    HttpRequest.BodyPublishers.noBody()));
    assertThat(refused.statusCode()).as(operation.getKey() + path).isEqualTo(403);
  }

  @Test
  void everyOperationHasANameOfItsOwnATagAndADescription() {
    Set<String> names = new TreeSet<>();
    for (JsonNode path : description().path("paths")) {
      for (JsonNode operation : path) {
        String name = operation.path("operationId").asString();
        assertThat(names.add(name)).as(name).isTrue();
        assertThat(operation.path("description").asString()).as(name).isNotBlank();
        assertThat(operation.path("tags").size()).as(name).isEqualTo(1);
      }
    }
    assertThat(names)
        .containsExactly(
            "cancelJob",
            "convertAgain",
            "createToken",
            "createWebhook",
            "deleteAccount",
            "deleteJob",
            "deleteWebhook",
            "downloadOutput",
            "endSessions",
            "estimate",
            "exportAccount",
            "followJob",
            "followLink",
            "followLinkToOutput",
            "getAccount",
            "getArchive",
            "getArchiveOfSeveral",
            "getJob",
            "getLink",
            "getOutput",
            "getPreferences",
            "getStatus",
            "importFile",
            "linkArchive",
            "listFormats",
            "listJobs",
            "listTokens",
            "listUploads",
            "listWebhookDeliveries",
            "listWebhooks",
            "notifyAgain",
            "replacePreferences",
            "resumeWebhook",
            "retryJob",
            "revokeToken",
            "rotateWebhookSecret",
            "testWebhook",
            "upload");
  }

  @Test
  void whatMayBeNullIsDescribedAsSuchAndEverythingElseIsNot() {
    JsonNode job = description().at("/components/schemas/Job");

    assertThat(job.at("/properties/fps/type").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("number", "null");
    assertThat(job.at("/properties/percent/type").asString()).isEqualTo("number");
    assertThat(job.path("required").size()).isEqualTo(job.path("properties").size());
  }

  @Test
  void theCallersAccountIsNoParameter() {
    assertThat(description().at("/paths/~1jobs/get/parameters").valueStream())
        .extracting(parameter -> parameter.path("name").asString())
        .containsExactlyInAnyOrder("limit", "cursor", "status");
  }

  @Test
  void thePageOfTheDescriptionOpens() {
    HttpResponse<String> page = send(anonymous("/swagger-ui.html"));

    assertThat(page.statusCode()).isEqualTo(302);
    String location = page.headers().firstValue("Location").orElseThrow();
    assertThat(send(anonymous(location)).statusCode()).isEqualTo(200);
  }

  private JsonNode description() {
    HttpResponse<String> description = send(anonymous("/v3/api-docs"));
    try {
      Files.writeString(Path.of("target/openapi.json"), description.body());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return json(description);
  }

  private Set<String> ownRoutes() {
    return routes.getHandlerMethods().entrySet().stream()
        .filter(
            route ->
                route.getValue().getBeanType().getName().startsWith("org.mediatranscoder.gateway"))
        .map(Map.Entry::getKey)
        .flatMap(
            route ->
                route.getPatternValues().stream()
                    // For operators; for WebSockets, which OpenAPI cannot describe; and for clients
                    // of
                    // tus, whose protocol describes them.
                    .filter(path -> !path.matches("/operator/.*|/ws|/files.*|/deletions/.*"))
                    .flatMap(
                        path ->
                            route.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name().toLowerCase(Locale.ROOT))
                                .map(method -> method + " " + path)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

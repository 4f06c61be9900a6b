package org.mediatranscoder.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

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
        .contains("202", "400", "401", "403", "413", "415", "500", "503");
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
        .containsExactlyInAnyOrder("file", "format", "email", "options");
    assertThat(description.at("/components/schemas/UploadForm/properties/file/format").asString())
        .isEqualTo("binary");
  }

  @Test
  void onlyTheMailedLinkNeedsNoToken() {
    JsonNode description = description();

    assertThat(description.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
    assertThat(description.at("/security/0").has("bearer")).isTrue();
    assertThat(description.at("/paths/~1d~1{token}/get/security").isEmpty()).isTrue();
    assertThat(description.at("/paths/~1d~1{token}/get/responses").has("401")).isFalse();
    assertThat(description.at("/paths/~1jobs/get").has("security")).isFalse();
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
    return json(send(anonymous("/v3/api-docs")));
  }

  private Set<String> ownRoutes() {
    return routes.getHandlerMethods().entrySet().stream()
        .filter(
            route ->
                route.getValue().getBeanType().getName().startsWith("org.mediatranscoder.gateway"))
        .map(java.util.Map.Entry::getKey)
        .flatMap(
            route ->
                route.getPatternValues().stream()
                    .flatMap(
                        path ->
                            route.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name().toLowerCase(java.util.Locale.ROOT))
                                .map(method -> method + " " + path)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

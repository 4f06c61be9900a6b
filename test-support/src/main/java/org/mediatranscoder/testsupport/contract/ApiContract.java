package org.mediatranscoder.testsupport.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of an API (OpenAPI 3.1), and what an answer owes to it: a status of its
 * operation, the media type, the headers, a body of the schema without a member that is not
 * described, and for a problem one of the codes. What no operation answers must be a problem.
 */
public final class ApiContract {

  private static final String PROBLEM = "application/problem+json";
  private static final Set<Integer> NO_OPERATION = Set.of(400, 401, 403, 404, 405, 429, 503);

  private final JsonNode document;
  private final Operations operations;
  private final BodySchemas schemas;

  private ApiContract(JsonNode document) {
    this.document = document;
    this.operations = new Operations(document);
    this.schemas = new BodySchemas(document);
  }

  public static ApiContract of(String document) {
    return new ApiContract(JsonMapper.shared().readTree(document));
  }

  public JsonNode document() {
    return document;
  }

  /** The ids of all operations. */
  public Set<String> operationIds() {
    return operations.ids();
  }

  /** Id of the operation and status, such as {@code getJob 404}; empty if there is no operation. */
  public String covered(Exchange exchange) {
    return operations
        .find(exchange.method(), exchange.path())
        .map(found -> found.operation().path("operationId").asString("") + " " + exchange.status())
        .orElse("");
  }

  /** All that is wrong with the answer; each begins with the request. */
  public List<String> violations(Exchange exchange) {
    List<String> found = new ArrayList<>();
    operations
        .find(exchange.method(), exchange.path())
        .ifPresentOrElse(
            operation -> check(exchange, operation, found),
            () -> withoutOperation(exchange, found));
    return found.stream().map(one -> exchange.line() + ": " + one).toList();
  }

  /** A browser gets a page in the place of every problem: the description says so as a whole. */
  private static boolean isPageForPeople(Exchange exchange) {
    return exchange.status() >= 400 && exchange.mediaType().equals("text/html");
  }

  private void withoutOperation(Exchange exchange, List<String> found) {
    if (exchange.method().equals("OPTIONS") || isPageForPeople(exchange)) {
      return; // OpenAPI does not describe preflight requests of CORS.
    }
    if (!NO_OPERATION.contains(exchange.status())) {
      found.add("is answered, and no operation is described");
    } else if (!exchange.mediaType().equals(PROBLEM)) {
      found.add("is no problem detail: " + exchange.mediaType());
    } else {
      found.addAll(schemas.violations("/components/schemas/Problem", exchange.body()));
    }
  }

  private void check(Exchange exchange, Operations.Found operation, List<String> found) {
    String status = Integer.toString(exchange.status());
    JsonNode response = operation.operation().path("responses").path(status);
    if (response.isMissingNode()) {
      found.add("the status is not described: " + exchange.body());
      return;
    }
    found.addAll(HeaderCheck.violations(exchange, response.path("headers")));
    if (exchange.method().equals("HEAD") || isPageForPeople(exchange)) {
      return;
    }
    checkBody(exchange, response, operation.pointer() + "/responses/" + status, found);
  }

  private void checkBody(Exchange exchange, JsonNode response, String pointer, List<String> found) {
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      if (!exchange.body().isEmpty()) {
        found.add("has a body, and none is described: " + exchange.body());
      }
      return;
    }
    JsonNode media = content.path(exchange.mediaType());
    if (media.isMissingNode()) {
      found.add("the media type is not described: " + exchange.mediaType());
      return;
    }
    String type = exchange.mediaType().replace("~", "~0").replace("/", "~1");
    found.addAll(schemas.violations(pointer + "/content/" + type + "/schema", json(exchange)));
    if (exchange.mediaType().equals(PROBLEM)) {
      checkCode(exchange, media, found);
    }
  }

  /** A body of another type is a string to the schema. */
  private static String json(Exchange exchange) {
    return exchange.mediaType().endsWith("json")
        ? exchange.body()
        : JsonMapper.shared().writeValueAsString(exchange.body());
  }

  private static void checkCode(Exchange exchange, JsonNode media, List<String> found) {
    String code = JsonMapper.shared().readTree(exchange.body()).path("code").asString("");
    if (!media.path("examples").has(code)) {
      found.add("the code is not described: " + code.toLowerCase(Locale.ROOT));
    }
  }
}

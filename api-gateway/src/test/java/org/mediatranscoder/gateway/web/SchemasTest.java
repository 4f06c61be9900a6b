package org.mediatranscoder.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import tools.jackson.databind.JsonNode;

/** Every schema of the description says all that a reader and a generator want to know. */
class SchemasTest extends GatewayTest {

  /** The answer that holds them has an example as a whole. */
  private static final Set<String> OF_FORMATS = Set.of("MediaFormat", "OptionsSchema");

  private static final Set<String> SPEAK_FOR_THEMSELVES = Set.of("date-time", "uuid", "binary");

  @Test
  void everyMemberOfAnAnswerIsRequired() {
    for (String schema : List.of("Job", "JobDetails", "AccountExport", "OptionsSchema")) {
      JsonNode described = description().at("/components/schemas/" + schema);
      assertThat(described.path("required").valueStream().map(JsonNode::asString))
          .as(schema)
          .containsExactlyInAnyOrderElementsOf(described.path("properties").propertyNames());
    }
  }

  @Test
  void everyTextHasAnExample() {
    assertThat(members(member -> isText(member) && !member.has("example"))).isEmpty();
    assertThat(
            description()
                .at("/paths/~1formats/get/responses/200/content/application~1json")
                .propertyNames())
        .containsAnyOf("example", "examples");
  }

  @Test
  void everyNumberHasABound() {
    assertThat(members(member -> isNumber(member) && !member.has("minimum"))).isEmpty();
  }

  @Test
  void theExampleOfAParameterThatIsATextIsAText() {
    assertThat(
            description()
                .at("/paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.path("parameters").valueStream())
                .filter(parameter -> is(parameter.path("schema"), "string"))
                .filter(parameter -> parameter.has("example"))
                .filter(parameter -> !parameter.get("example").isString()))
        .isEmpty();
  }

  private List<String> members(Predicate<JsonNode> wrong) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema :
        description().at("/components/schemas").properties()) {
      if (!OF_FORMATS.contains(schema.getKey())) {
        schema.getValue().path("properties").properties().stream()
            .filter(member -> wrong.test(member.getValue()))
            .forEach(member -> found.add(schema.getKey() + "." + member.getKey()));
      }
    }
    return found;
  }

  private static boolean isText(JsonNode member) {
    JsonNode text = is(member, "array") ? member.path("items") : member;
    return is(text, "string")
        && !text.has("enum")
        && !SPEAK_FOR_THEMSELVES.contains(text.path("format").asString(""));
  }

  private static boolean isNumber(JsonNode member) {
    return is(member, "integer") || is(member, "number");
  }

  /** A type may be one, or one of several. */
  private static boolean is(JsonNode schema, String type) {
    JsonNode types = schema.path("type");
    return types.asString("").equals(type)
        || types.valueStream().anyMatch(one -> one.asString("").equals(type));
  }

  private JsonNode description() {
    return json(send(anonymous("/v3/api-docs")));
  }
}

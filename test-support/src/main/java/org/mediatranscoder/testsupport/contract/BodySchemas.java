package org.mediatranscoder.testsupport.contract;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Validates bodies against the schemas of a description; a member that none describes is wrong. */
final class BodySchemas {

  private static final String ADDRESS = "https://contract.example/openapi.json";

  private final SchemaRegistry registry;
  private final Map<String, Schema> known = new ConcurrentHashMap<>();

  BodySchemas(JsonNode document) {
    JsonNode closed = document.deepCopy();
    closed.path("components").path("schemas").forEach(BodySchemas::close);
    // The library knows no addresses of .test (RFC 2606), which all tests use.
    String text =
        JsonMapper.shared().writeValueAsString(closed).replace("\"format\":\"email\"", "\"x\":0");
    registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ADDRESS, text)));
  }

  /** Objects may have the members that their schema names, and no more. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }

  /**
   * @param pointer of the schema in the description (RFC 6901)
   */
  List<String> violations(String pointer, String body) {
    try {
      JsonNode json = JsonMapper.shared().readTree(body);
      return known
          .computeIfAbsent(pointer, this::schema)
          .validate(json, BodySchemas::assertFormats)
          .stream()
          .map(error -> error.getInstanceLocation() + " " + error.getMessage() + " in " + body)
          .toList();
    } catch (JacksonException noJson) {
      return List.of("the body is no JSON: " + body);
    }
  }

  private static void assertFormats(ExecutionContext context) {
    context.executionConfig(config -> config.formatAssertionsEnabled(true));
  }

  private Schema schema(String pointer) {
    String fragment =
        URLEncoder.encode(pointer, StandardCharsets.UTF_8)
            .replace("%2F", "/")
            .replace("%7E", "~")
            .replace("+", "%20");
    return registry.getSchema(SchemaLocation.of(ADDRESS + "#" + fragment));
  }
}

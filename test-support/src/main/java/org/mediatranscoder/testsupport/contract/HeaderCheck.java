package org.mediatranscoder.testsupport.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at the headers that a description promises. */
final class HeaderCheck {

  private HeaderCheck() {}

  static List<String> violations(Exchange exchange, JsonNode described) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header : described.properties()) {
      Optional<String> value = exchange.header(header.getKey());
      JsonNode schema = header.getValue().path("schema");
      if (schema.isMissingNode()) {
        found.add("the header has no schema: " + header.getKey());
      }
      if (value.isEmpty() && header.getValue().path("required").asBoolean(false)) {
        found.add("the header is missing: " + header.getKey());
      }
      value
          .filter(text -> !fits(text, schema))
          .ifPresent(text -> found.add("the header is wrong: " + header.getKey() + ": " + text));
    }
    return found;
  }

  private static boolean fits(String value, JsonNode schema) {
    if (!schema.path("type").asString("").equals("integer")) {
      return true;
    }
    return value.matches("[0-9]{1,9}")
        && Integer.parseInt(value) >= schema.path("minimum").asInt(0);
  }
}

package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services log as they do in containers, one JSON object a line, beside their text. */
final class JsonLog {

  private JsonLog() {}

  /** What a service is told so that it writes one, too. */
  static Map<String, String> environment(Path data) {
    return Map.of(
        "LOGGING_FILE_NAME",
        file(data, "${spring.application.name}").toString(),
        "LOGGING_STRUCTURED_FORMAT_FILE",
        "ecs");
  }

  /** The lines of a service in which this field has this value; fails if one is no JSON. */
  static List<JsonNode> lines(Path data, String service, String field, String value)
      throws IOException {
    return Files.readString(file(data, service))
        .lines()
        .map(JsonMapper.shared()::readTree)
        .filter(line -> line.path(field).asString("").equals(value))
        .toList();
  }

  private static Path file(Path data, String service) {
    return data.resolve("json").resolve(service + ".log");
  }
}

package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Map;

/** Examples and bounds of what a webhook gets, whose records know nothing of OpenAPI. */
class WebhookEventSchema {

  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("type", "job.completed"),
          Map.entry("jobId", "0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11"),
          Map.entry("format", "mp4-720p"),
          Map.entry("link", "https://api.example.com/d/eyJqIjoiMGIwZjZkMWMifQ"),
          Map.entry("message", "The file is damaged: it ends in the middle."),
          Map.entry("name", "mp4-720p.mp4"),
          Map.entry("fileName", "holiday.mp4"),
          Map.entry("contentType", "video/mp4"));

  private WebhookEventSchema() {}

  /** Adds them to the members of one of its objects. */
  static void complete(Schema<?> described) {
    if (described.getProperties() != null) {
      described.getProperties().forEach(WebhookEventSchema::complete);
    }
  }

  private static void complete(String name, Schema<?> member) {
    if (EXAMPLES.containsKey(name)) {
      member.setExample(EXAMPLES.get(name));
    } else if (isNumber(member)) {
      member.setMinimum(BigDecimal.ZERO);
    }
  }

  private static boolean isNumber(Schema<?> schema) {
    return "integer".equals(type(schema)) || "number".equals(type(schema));
  }

  private static String type(Schema<?> schema) {
    return schema.getTypes() == null
        ? String.valueOf(schema.getType())
        : schema.getTypes().stream().filter(type -> !type.equals("null")).findFirst().orElse("");
  }
}

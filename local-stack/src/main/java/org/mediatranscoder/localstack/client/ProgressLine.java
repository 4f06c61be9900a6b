package org.mediatranscoder.localstack.client;

import tools.jackson.databind.JsonNode;

/** Says in one line how far a job is. */
final class ProgressLine {

  private ProgressLine() {}

  /** The same for two states of a job that are not worth a line each. */
  static String milestone(JsonNode job) {
    return "%s %s %d"
        .formatted(
            job.get("status").asString(),
            job.path("stage").asString(""),
            (int) job.path("percent").asDouble(0) / 10);
  }

  static String of(JsonNode job) {
    StringBuilder line = new StringBuilder();
    line.append("%-11s".formatted(job.get("status").asString()));
    append(line, "%s", job.path("stage").asString(""));
    append(line, "%.0f %%", job.path("percent"));
    append(line, "%.1f times real time", job.path("speed"));
    append(line, "about %.0f s left", job.path("etaSeconds"));
    append(line, "number %.0f in the queue", job.path("queuePosition"));
    return line.toString().strip();
  }

  private static void append(StringBuilder line, String format, String value) {
    if (!value.isEmpty()) {
      line.append(format.formatted(value)).append("  ");
    }
  }

  private static void append(StringBuilder line, String format, JsonNode number) {
    if (number.isNumber()) {
      line.append(format.formatted(number.asDouble())).append("  ");
    }
  }
}

package org.mediatranscoder.localstack.client;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import tools.jackson.databind.JsonNode;

/**
 * A media file as ffprobe sees it.
 *
 * @param json ffprobe's answer
 */
public record Probed(JsonNode json) {

  private static final double SECONDS_OFF = 0.5;

  /** Such as {@code h264 1280x720, aac, 10.0 s, 1234567 bytes}. */
  public String describe() {
    List<String> parts = new ArrayList<>();
    json.get("streams").forEach(stream -> parts.add(describe(stream)));
    if (format().has("duration")) {
      parts.add("%.1f s".formatted(number("duration")));
    }
    parts.add("%.0f bytes".formatted(number("size")));
    return String.join(", ", parts);
  }

  /**
   * Checks what the API says about an output: bytes, length and picture size.
   *
   * @throws CommandFailedException if ffprobe sees something else
   */
  public void requireSameAs(JsonNode output) {
    boolean same =
        output.get("sizeBytes").asDouble() == number("size")
            && sameDuration(output.path("durationSeconds"))
            && samePicture(output);
    if (!same) {
      throw new CommandFailedException(
          "The job says %s, and ffprobe finds %s".formatted(output, describe()));
    }
  }

  private boolean sameDuration(JsonNode said) {
    return !said.isNumber()
        || !format().has("duration")
        || Math.abs(said.asDouble() - number("duration")) < SECONDS_OFF;
  }

  private boolean samePicture(JsonNode output) {
    for (JsonNode stream : json.get("streams")) {
      if (stream.has("width")) {
        // FFmpeg up to 8.1 reads no animated WebP, and says that it has no pixels.
        return stream.get("width").asInt() == 0
            || (output.path("width").asInt(0) == stream.get("width").asInt()
                && output.path("height").asInt(0) == stream.get("height").asInt());
      }
    }
    return !output.path("width").isNumber();
  }

  private JsonNode format() {
    return json.path("format");
  }

  /** Numbers of the container are text in ffprobe's JSON. */
  private double number(String field) {
    return Double.parseDouble(format().path(field).asString("0"));
  }

  private static String describe(JsonNode stream) {
    String codec = stream.path("codec_name").asString("unknown");
    return stream.path("width").asInt(0) > 0
        ? "%s %dx%d".formatted(codec, stream.get("width").asInt(), stream.get("height").asInt())
        : codec;
  }
}

package org.mediatranscoder.gateway.formats;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.OptionsSchema;
import org.mediatranscoder.web.problem.ApiException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The options that a person chose, checked by the schema that {@code GET /formats} shows. */
public final class ChosenOptions {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(new TypeReference<Map<String, Object>>() {});

  private ChosenOptions() {}

  /**
   * By name; empty for a text that is blank.
   *
   * @throws ApiException {@code options-malformed} if this is no JSON object
   */
  public static Map<String, Object> parse(String json) {
    if (json.isBlank()) {
      return Map.of();
    }
    try {
      Map<String, Object> options = JSON.readValue(json);
      if (options != null) {
        return options;
      }
    } catch (JacksonException noObject) {
      throw new ApiException(
          ErrorCode.OPTIONS_MALFORMED, ErrorCode.OPTIONS_MALFORMED.title(), noObject);
    }
    throw new ApiException(ErrorCode.OPTIONS_MALFORMED);
  }

  /**
   * @throws ApiException {@code option-unknown} or {@code option-invalid}, which name every option
   *     that is wrong and what is allowed
   */
  public static void check(Map<String, Object> options, MediaFormat format) {
    OptionsSchema schema = format.options();
    List<String> unknown = schema.unknown(options);
    List<String> invalid = schema.invalid(options);
    String faults =
        Stream.concat(
                unknown.stream().map(name -> "%s is no option of %s".formatted(name, format.id())),
                invalid.stream().map(name -> name + " must be " + schema.allowed(name)))
            .reduce((one, other) -> one + "; " + other)
            .orElse("");
    if (!unknown.isEmpty()) {
      throw new ApiException(ErrorCode.OPTION_UNKNOWN, faults + names(schema));
    }
    if (!invalid.isEmpty()) {
      throw new ApiException(ErrorCode.OPTION_INVALID, faults);
    }
  }

  private static String names(OptionsSchema schema) {
    return schema.properties().isEmpty()
        ? ", which has none"
        : "; its options are " + String.join(", ", schema.properties().keySet());
  }
}

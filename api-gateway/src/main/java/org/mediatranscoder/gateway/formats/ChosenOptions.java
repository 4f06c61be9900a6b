package org.mediatranscoder.gateway.formats;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.format.ChoiceOption;
import org.mediatranscoder.model.format.FormatOption;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.OptionsSchema;
import org.mediatranscoder.web.problem.Fault;
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

  /** By name; no options for a text that is blank; empty if this is no JSON object. */
  public static Optional<Map<String, Object>> parse(String json) {
    if (json.isBlank()) {
      return Optional.of(Map.of());
    }
    try {
      return Optional.ofNullable(JSON.readValue(json));
    } catch (JacksonException noObject) {
      return Optional.empty();
    }
  }

  /**
   * Every option of a form that is wrong, with what is allowed: {@code option-unknown} ones first.
   */
  public static List<Fault> faults(Map<String, Object> options, MediaFormat format) {
    return faults(options, format, Fault::field);
  }

  /** As {@link #faults(Map, MediaFormat)}, of the parameter {@code options}. */
  public static List<Fault> faultsOfQuery(Map<String, Object> options, MediaFormat format) {
    return faults(options, format, Fault::parameter);
  }

  /** As {@link #faults(Map, MediaFormat)}, of a JSON body. */
  public static List<Fault> faultsOfBody(Map<String, Object> options, MediaFormat format) {
    return faults(options, format, Fault::body);
  }

  private static List<Fault> faults(Map<String, Object> options, MediaFormat format, Place place) {
    OptionsSchema schema = format.options();
    String known = "is no option of " + format.id() + names(schema);
    return Stream.concat(
            schema.unknown(options).stream()
                .map(name -> place.fault("options." + name, ErrorCode.OPTION_UNKNOWN, known)),
            Stream.concat(
                schema.invalid(options).stream()
                    .map(name -> invalid(name, schema.option(name), place)),
                endBeforeStart(options, schema, place)))
        .toList();
  }

  /** JSON Schema cannot compare two values. */
  private static Stream<Fault> endBeforeStart(
      Map<String, Object> options, OptionsSchema schema, Place place) {
    boolean valid = schema.invalid(options).isEmpty() && schema.unknown(options).isEmpty();
    double start = valid ? number(options, "trimStart") : 0;
    double end = valid ? number(options, "trimEnd") : 0;
    return end > 0 && end <= start
        ? Stream.of(
            place.fault(
                "options.trimEnd", ErrorCode.OPTION_INVALID, "must be 0 or above trimStart"))
        : Stream.empty();
  }

  private static double number(Map<String, Object> options, String name) {
    return options.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  private static Fault invalid(String name, FormatOption option, Place place) {
    Fault fault =
        place.fault("options." + name, ErrorCode.OPTION_INVALID, "must be " + option.allowed());
    return option instanceof ChoiceOption choice ? fault.allowing(choice.values()) : fault;
  }

  /** Where a fault is told: a field of a form, a parameter, or a place in a JSON body. */
  @FunctionalInterface
  private interface Place {
    Fault fault(String name, ErrorCode code, String message);
  }

  private static String names(OptionsSchema schema) {
    return schema.properties().isEmpty()
        ? ", which has none"
        : ", whose options are " + String.join(", ", schema.properties().keySet());
  }
}

package org.mediatranscoder.model.format;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The options of a format, as a JSON Schema (2020-12) of the object that a person sends. It is the
 * same schema that the gateway checks by.
 *
 * @param properties by name, in the order in which a page offers them
 */
@JsonIgnoreProperties(
    value = {"type", "additionalProperties"},
    allowGetters = true)
public record OptionsSchema(Map<String, FormatOption> properties) {

  /** Of a format that has none. */
  public static final OptionsSchema NONE = new OptionsSchema(Map.of());

  public OptionsSchema {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  @JsonProperty
  public String type() {
    return "object";
  }

  @JsonProperty
  public boolean additionalProperties() {
    return false;
  }

  /** The names that are not of this schema. */
  public List<String> unknown(Map<String, Object> values) {
    return values.keySet().stream().filter(name -> !properties.containsKey(name)).toList();
  }

  /**
   * The option of this name.
   *
   * @throws NullPointerException if there is no such option
   */
  public FormatOption option(String name) {
    return Objects.requireNonNull(properties.get(name), name);
  }

  /** The names of this schema with a value that is not allowed. */
  public List<String> invalid(Map<String, Object> values) {
    return properties.entrySet().stream()
        .filter(option -> values.containsKey(option.getKey()))
        .filter(option -> !option.getValue().allows(values.get(option.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}

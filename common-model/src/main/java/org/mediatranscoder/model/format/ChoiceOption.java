package org.mediatranscoder.model.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several words.
 *
 * @param values at least one; the default is one of them
 */
public record ChoiceOption(
    String title,
    String description,
    @JsonProperty("enum") List<String> values,
    @JsonProperty("default") String defaultValue)
    implements FormatOption {

  /**
   * @throws IllegalArgumentException if the default is not allowed
   */
  public ChoiceOption {
    values = List.copyOf(values);
    if (!values.contains(defaultValue)) {
      throw new IllegalArgumentException("The default " + defaultValue + " is not in " + values);
    }
  }

  @Override
  public boolean allows(@Nullable Object value) {
    return value instanceof String && values.contains(value);
  }

  @Override
  public String allowed() {
    return "one of " + String.join(", ", values);
  }
}

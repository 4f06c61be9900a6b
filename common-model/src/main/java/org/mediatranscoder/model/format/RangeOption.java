package org.mediatranscoder.model.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A whole number from minimum to maximum. */
public record RangeOption(
    String title,
    String description,
    int minimum,
    int maximum,
    @JsonProperty("default") Integer defaultValue)
    implements FormatOption {

  /**
   * @throws IllegalArgumentException if the default is not allowed
   */
  public RangeOption {
    if (defaultValue < minimum || defaultValue > maximum) {
      throw new IllegalArgumentException("The default " + defaultValue + " is out of range");
    }
  }

  @Override
  public boolean allows(@Nullable Object value) {
    return value instanceof Integer number && number >= minimum && number <= maximum;
  }

  @Override
  public String allowed() {
    return minimum + " to " + maximum;
  }
}

package org.mediatranscoder.model.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number from minimum to maximum, whole or not, such as seconds. */
public record NumberOption(
    String title,
    String description,
    int minimum,
    int maximum,
    @JsonProperty("default") Integer defaultValue)
    implements FormatOption {

  /**
   * @throws IllegalArgumentException if the default is not allowed
   */
  public NumberOption {
    if (defaultValue < minimum || defaultValue > maximum) {
      throw new IllegalArgumentException("The default " + defaultValue + " is out of range");
    }
  }

  @Override
  public boolean allows(@Nullable Object value) {
    return switch (value) {
      case Integer whole -> whole >= minimum && whole <= maximum;
      case Double number -> number >= minimum && number <= maximum;
      case BigDecimal number ->
          number.compareTo(BigDecimal.valueOf(minimum)) >= 0
              && number.compareTo(BigDecimal.valueOf(maximum)) <= 0;
      case null, default -> false;
    };
  }

  @Override
  public String allowed() {
    return "a number from " + minimum + " to " + maximum;
  }
}

package org.mediatranscoder.model.format;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a person may choose of a format, in the words of JSON Schema (2020-12). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChoiceOption.class, name = "string"),
  @JsonSubTypes.Type(value = RangeOption.class, name = "integer"),
  @JsonSubTypes.Type(value = NumberOption.class, name = "number")
})
public sealed interface FormatOption permits ChoiceOption, RangeOption, NumberOption {

  /** For people, one or two words. */
  String title();

  /** For people, one sentence. */
  String description();

  /** What holds where nothing is chosen; it never changes. */
  Object defaultValue();

  /**
   * @param value as JSON has it: a string, a number, a boolean or null
   */
  boolean allows(@Nullable Object value);

  /** What is allowed, as the end of "must be": {@code one of remove, keep}, {@code 1 to 10}. */
  String allowed();
}

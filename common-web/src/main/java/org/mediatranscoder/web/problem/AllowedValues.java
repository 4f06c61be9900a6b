package org.mediatranscoder.web.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value of a type may be, for its fault. */
final class AllowedValues {

  private AllowedValues() {}

  /** The fault with what values of this type must be. */
  static Fault in(Fault fault, @Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return fault.allowing(constants(type));
    }
    return fault.saying(must(type));
  }

  private static String must(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong type";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "must be a whole number";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "must be a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    return type == String.class ? "must be a text" : "has the wrong type";
  }

  /** As they are written in JSON. */
  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(Field::isEnumConstant)
        .map(AllowedValues::written)
        .toList();
  }

  private static String written(Field constant) {
    JsonProperty property = constant.getAnnotation(JsonProperty.class);
    return property == null ? constant.getName() : property.value();
  }
}

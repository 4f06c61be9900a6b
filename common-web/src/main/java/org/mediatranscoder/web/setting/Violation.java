package org.mediatranscoder.web.setting;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** A constraint that a setting breaks. */
final class Violation {

  private Violation() {}

  static String of(ConfigurationPropertyName prefix, ObjectError error) {
    if (error instanceof FieldError field) {
      String name = prefix + "." + DataObjectPropertyName.toDashedForm(field.getField());
      return new SettingName(name).words() + " " + problem(field);
    }
    return new SettingName(prefix + ".*").words() + ": " + error.getDefaultMessage();
  }

  private static String problem(FieldError error) {
    return isAbsent(error.getRejectedValue()) ? "is missing" : error.getDefaultMessage() + "";
  }

  private static boolean isAbsent(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof Collection<?> all && all.isEmpty());
  }
}

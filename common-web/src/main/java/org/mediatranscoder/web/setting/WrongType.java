package org.mediatranscoder.web.setting;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.util.unit.DataSize;

/** A value that is not of its setting's type. */
final class WrongType {

  private WrongType() {}

  static String words(BindException failure) {
    SettingName name = new SettingName(failure.getName().toString());
    String wanted = wanted(failure.getTarget().getType().resolve(Object.class));
    return "%s is %s, which is not %s".formatted(name.words(), value(name, failure), wanted);
  }

  private static String value(SettingName name, BindException failure) {
    ConfigurationProperty property = failure.getProperty();
    return !name.mayBeShown() || property == null
        ? "a value"
        : "\"" + property.getValue().toString().replaceAll("\\s+", " ") + "\"";
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    @Nullable String words = words(type);
    return words == null ? "a good " + type.getSimpleName() : words;
  }

  private static @Nullable String words(Class<?> type) {
    if (type == Duration.class) {
      return "a time with a unit, such as 30s";
    }
    if (type == DataSize.class) {
      return "a size with a unit, such as 10MB";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type == URI.class ? "an address" : null;
  }
}

package org.mediatranscoder.web.setting;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Takes the line breaks from the end of every environment variable. Who types a secret into a store
 * ends the line, and the break is in the variable that the store becomes: the password is wrong
 * then, and the address that it is part of is none.
 */
final class TypedLineBreaks implements EnvironmentPostProcessor, Ordered {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
    PropertySource<?> source =
        environment.getPropertySources().get(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    if (source != null && source.getSource() instanceof Map<?, ?> variables) {
      environment
          .getPropertySources()
          .replace(
              SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
              new SystemEnvironmentPropertySource(
                  SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, withoutBreaks(variables)));
    }
  }

  private static Map<String, Object> withoutBreaks(Map<?, ?> variables) {
    Map<String, Object> all = new LinkedHashMap<>();
    variables.forEach((name, value) -> all.put(name.toString(), withoutBreaks(value.toString())));
    return all;
  }

  private static String withoutBreaks(String value) {
    int end = value.length();
    while (end > 0 && (value.charAt(end - 1) == '\n' || value.charAt(end - 1) == '\r')) {
      end--;
    }
    return value.substring(0, end);
  }
}

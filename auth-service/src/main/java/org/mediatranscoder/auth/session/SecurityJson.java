package org.mediatranscoder.auth.session;

import java.util.Map;
import org.springframework.security.jackson.SecurityJacksonModules;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * JSON for what Spring Security keeps: it names classes, and reads only those on Spring Security's
 * allow-list, so that nobody who can write into Redis can run code here.
 */
public final class SecurityJson {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final JsonMapper SHARED = mapper();

  private SecurityJson() {}

  /** A mapper of its own for each caller. */
  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModules(
            SecurityJacksonModules.getModules(
                SecurityJson.class.getClassLoader(),
                BasicPolymorphicTypeValidator.builder().allowIfSubType(Long.class)))
        .build();
  }

  /**
   * Writes claims, attributes or metadata so that {@link #read} gives equal ones.
   *
   * @throws IllegalArgumentException if a value is of a class that could not be read again
   */
  public static String write(Map<String, Object> values) {
    return SHARED.writeValueAsString(ReadableValues.of(values));
  }

  /** Reads what {@link #write} wrote. */
  public static Map<String, Object> read(String json) {
    return SHARED.readValue(json, MAP);
  }
}

package org.mediatranscoder.auth.session;

import java.util.Map;
import org.springframework.security.jackson.SecurityJacksonModules;
import tools.jackson.core.JacksonException;
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
   * Writes claims, attributes or metadata so that {@link #read} gives equal ones. It reads them
   * once to be sure, so that a value which cannot be read back fails here and not in a later
   * request of the session.
   *
   * @throws IllegalArgumentException if a value, or what is in it, is of a class that could not be
   *     read again
   */
  public static String write(Map<String, Object> values) {
    String json = SHARED.writeValueAsString(ReadableValues.of(values));
    try {
      read(json);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("This could not be read back from Redis", unreadable);
    }
    return json;
  }

  /** Reads what {@link #write} wrote. */
  public static Map<String, Object> read(String json) {
    return SHARED.readValue(json, MAP);
  }
}

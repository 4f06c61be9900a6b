package org.mediatranscoder.redis.job;

import tools.jackson.databind.json.JsonMapper;

/** JSON as it lies in Redis, whatever the service sets for its own REST API. */
final class JobJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JobJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}

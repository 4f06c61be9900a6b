package org.mediatranscoder.auth.session;

import org.springframework.security.jackson.SecurityJacksonModules;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for what Spring Security keeps: it names classes, and reads only those on Spring Security's
 * allow-list, so that nobody who can write into Redis can run code here.
 */
public final class SecurityJson {

  private SecurityJson() {}

  /** A mapper of its own for each caller. */
  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModules(SecurityJacksonModules.getModules(SecurityJson.class.getClassLoader()))
        .build();
  }
}

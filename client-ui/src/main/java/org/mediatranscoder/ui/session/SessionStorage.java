package org.mediatranscoder.ui.session;

import org.mediatranscoder.ui.UiSettings;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.security.jackson.SecurityJacksonModules;
import tools.jackson.databind.json.JsonMapper;

/** How browser sessions lie in Redis and in the cookie. */
@Configuration(proxyBeanMethods = false)
class SessionStorage {

  /**
   * Spring Session looks it up by this name; its default would be Java's own serialization. This
   * one reads only classes on Spring Security's allow-list, so that who can write into Redis cannot
   * run code here.
   */
  @Bean
  RedisSerializer<Object> springSessionDefaultRedisSerializer() {
    JsonMapper json =
        JsonMapper.builder()
            .addModules(SecurityJacksonModules.getModules(SessionStorage.class.getClassLoader()))
            .build();
    return new GenericJacksonJsonRedisSerializer(json);
  }

  /** A local page has no HTTPS; any other has nothing else. */
  @Bean
  DefaultCookieSerializerCustomizer secureWhereHttpsIs(UiSettings settings) {
    return cookie -> cookie.setUseSecureCookie(settings.secure());
  }
}

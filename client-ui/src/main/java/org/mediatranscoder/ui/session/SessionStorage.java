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

  /**
   * SameSite is Lax, as the way back from log-in begins at Google or GitHub, and a Strict cookie
   * would stay behind. So another site can make browsers send it with a GET, which changes nothing
   * here. Where there is HTTPS, the prefix has browsers refuse the cookie from anybody but this
   * host (RFC 6265bis). All services share the host localhost, so each has a name of its own.
   */
  @Bean
  DefaultCookieSerializerCustomizer sessionCookie(UiSettings settings) {
    return cookie -> {
      cookie.setCookieName(settings.secure() ? "__Host-UI_SESSION" : "UI_SESSION");
      cookie.setCookiePath("/");
      cookie.setUseSecureCookie(settings.secure());
      cookie.setUseHttpOnlyCookie(true);
      cookie.setSameSite("Lax");
    };
  }
}

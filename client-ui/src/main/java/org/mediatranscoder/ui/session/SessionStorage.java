package org.mediatranscoder.ui.session;

import org.mediatranscoder.ui.UiSettings;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.RedisSessionMapper;
import org.springframework.session.data.redis.RedisSessionRepository;
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

  /**
   * A request that ends after its session was deleted still writes what it changed, and so leaves a
   * session without the time of its creation. Spring Session 4.1.1 would answer everything in it
   * with an error, also the sign-out that deleted it; here it is no session.
   */
  @Bean
  SessionRepositoryCustomizer<RedisSessionRepository> remainsAreNoSessions() {
    RedisSessionMapper mapper = new RedisSessionMapper();
    return sessions ->
        sessions.setRedisSessionMapper(
            (id, values) -> values.containsKey("creationTime") ? mapper.apply(id, values) : null);
  }
}

package org.mediatranscoder.auth.session;

import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** How browser sessions lie in Redis and in the cookie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SessionStorage {

  /** Spring Session looks the serializer up by this name; its default would be Java's own. */
  @Bean
  RedisSerializer<Object> springSessionDefaultRedisSerializer() {
    return new GenericJacksonJsonRedisSerializer(SecurityJson.mapper());
  }

  /** All services share the host localhost, so each has a cookie name of its own. */
  @Bean
  CookieSerializer cookieSerializer(JwtProperties issuer) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName("AUTH_SESSION");
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    cookie.setUseSecureCookie(issuer.issuer().startsWith("https:"));
    return cookie;
  }
}

package org.mediatranscoder.web.session;

import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;

/** For services that keep browser sessions in Redis. */
@AutoConfiguration(
    afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnClass(StringRedisTemplate.class)
@ConditionalOnBean(StringRedisTemplate.class)
@EnableConfigurationProperties(SessionProperties.class)
public class SessionAutoConfiguration {

  @Bean
  SessionStartsFilter sessionStartsFilter(
      StringRedisTemplate redis,
      SessionProperties limits,
      ProblemWriter problems,
      @Value("${spring.application.name}") String service) {
    return new SessionStartsFilter(
        new SessionStarts(redis, service, limits.startsPerAddress()), problems);
  }
}

package org.mediatranscoder.web.session;

import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.RedisSessionMapper;
import org.springframework.session.data.redis.RedisSessionRepository;

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

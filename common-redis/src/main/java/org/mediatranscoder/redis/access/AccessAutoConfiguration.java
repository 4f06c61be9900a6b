package org.mediatranscoder.redis.access;

import java.time.Clock;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Gives {@link TokenStatus}, which every resource server needs, {@link EndedTokens}, {@link
 * AccountErasures} and {@link EncodingTime}.
 */
@AutoConfiguration(after = RedisConnectionAutoConfiguration.class)
public class AccessAutoConfiguration {

  @Bean
  Admissions admissions(RedisLink redis, ObjectProvider<Clock> clock) {
    return new Admissions(redis, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  EndedTokens endedTokens(RedisLink redis) {
    return new EndedTokens(redis);
  }

  @Bean
  EncodingTime encodingTime(RedisLink redis, ObjectProvider<Clock> clock) {
    return new EncodingTime(redis, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  @ConditionalOnMissingBean
  TokenStatus tokenStatus(RedisLink redis, Admissions admissions) {
    return new RedisTokenStatus(redis, admissions);
  }

  @Bean
  @ConditionalOnMissingBean
  AccountErasures accountErasures(RedisLink redis) {
    return new RedisAccountErasures(redis);
  }
}

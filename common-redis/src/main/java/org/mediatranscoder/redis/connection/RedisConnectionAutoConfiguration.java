package org.mediatranscoder.redis.connection;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives the {@link RedisLink}. */
@AutoConfiguration
@EnableConfigurationProperties(RedisProperties.class)
public class RedisConnectionAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  RedisLink redisLink(RedisProperties properties) {
    return new RedisLink(properties);
  }
}

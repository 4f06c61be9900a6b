package org.mediatranscoder.redis.job;

import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Provides {@link JobStore}, {@link JobEvents}, {@link EndedJobs}, {@link WholeHistories}, {@link
 * JobDurations}, {@link EstimateErrors}, {@link MissingFormats} and {@link JobChunks}.
 */
@AutoConfiguration(after = RedisConnectionAutoConfiguration.class)
public class JobStoreAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  JobStore jobStore(RedisLink redis) {
    return new RedisJobStore(redis);
  }

  @Bean
  @ConditionalOnMissingBean
  JobEvents jobEvents(RedisLink redis) {
    return new RedisJobEvents(redis);
  }

  @Bean
  JobDurations jobDurations(RedisLink redis) {
    return new JobDurations(redis);
  }

  @Bean
  JobChunks jobChunks(RedisLink redis) {
    return new JobChunks(redis);
  }

  @Bean
  EstimateErrors estimateErrors(RedisLink redis) {
    return new EstimateErrors(redis);
  }

  @Bean
  WholeHistories wholeHistories(RedisLink redis) {
    return new WholeHistories(redis);
  }

  @Bean
  @ConditionalOnMissingBean
  EndedJobs endedJobs(RedisLink redis) {
    return new RedisEndedJobs(redis);
  }

  @Bean
  @ConditionalOnMissingBean
  MissingFormats missingFormats(RedisLink redis) {
    return new RedisMissingFormats(redis);
  }
}

package org.mediatranscoder.gateway.recovery;

import java.time.Clock;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.job.JobStoreAutoConfiguration;
import org.mediatranscoder.redis.queue.QueueAutoConfiguration;
import org.mediatranscoder.s3.S3AutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What {@link RecoverCommand} needs. No configuration of the service: it is named, not scanned. */
@ImportAutoConfiguration({
  JacksonAutoConfiguration.class,
  RedisConnectionAutoConfiguration.class,
  JobStoreAutoConfiguration.class,
  QueueAutoConfiguration.class,
  S3AutoConfiguration.class
})
@EnableConfigurationProperties(RecoveryProperties.class)
@Import({
  Recovery.class,
  RecoveryProgress.class,
  StoredJobs.class,
  JobRestore.class,
  UnqueuedJobs.class
})
class RecoverContext {

  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }
}

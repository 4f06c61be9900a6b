package org.mediatranscoder.auth.command;

import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.job.JobStoreAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Both stores, and jobs. No configuration of the service: it is named, not scanned. */
@Import(StoresContext.class)
@ImportAutoConfiguration({
  JacksonAutoConfiguration.class,
  RedisConnectionAutoConfiguration.class,
  JobStoreAutoConfiguration.class
})
class JobsContext {}

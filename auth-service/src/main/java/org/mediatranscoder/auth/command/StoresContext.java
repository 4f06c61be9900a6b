package org.mediatranscoder.auth.command;

import java.time.Clock;
import org.mediatranscoder.auth.mongo.MongoClientLimits;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Both stores. No configuration of the service: it is named, not scanned. */
@ImportAutoConfiguration({
  SslAutoConfiguration.class,
  MongoAutoConfiguration.class,
  DataMongoAutoConfiguration.class,
  DataRedisAutoConfiguration.class
})
@Import(MongoClientLimits.class)
class StoresContext {

  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }
}

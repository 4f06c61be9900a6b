package org.mediatranscoder.auth.mongo;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Bounds every wait for MongoDB, and speaks to it as DocumentDB understands. */
@Configuration(proxyBeanMethods = false)
public class MongoClientLimits {

  /** DocumentDB refuses retryable writes, which the driver switches on by default. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer mongoLimits() {
    return settings ->
        settings
            .retryWrites(false)
            .applyToClusterSettings(it -> it.serverSelectionTimeout(10, TimeUnit.SECONDS))
            .applyToSocketSettings(
                it -> it.connectTimeout(5, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS));
  }
}

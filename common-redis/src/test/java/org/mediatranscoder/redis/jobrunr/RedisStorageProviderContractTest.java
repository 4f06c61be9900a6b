package org.mediatranscoder.redis.jobrunr;

import java.time.Duration;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.StorageProviderTest;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jobrunr.utils.resilience.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisLink;

/** The suite that JobRunr itself holds every storage provider to, on a real Redis. */
class RedisStorageProviderContractTest extends StorageProviderTest {

  private static RedisServer server;
  private static RedisLink redis;

  private @Nullable StorageProvider provider;

  @BeforeAll
  static void start() {
    server = new RedisServer();
    redis = server.link();
  }

  @AfterAll
  static void stop() {
    redis.close();
    server.close();
  }

  @Override
  protected void cleanup(int testMethodIndex) {
    redis.commands().flushall();
    provider = null;
  }

  @Override
  protected StorageProvider getStorageProvider() {
    if (provider == null) {
      provider =
          new RedisStorageProvider(
              redis,
              "{contract}:",
              new JobMapper(new Jackson3JsonMapper()),
              Duration.ZERO,
              RateLimiter.Builder.rateLimit().withoutLimits());
    }
    return provider;
  }
}

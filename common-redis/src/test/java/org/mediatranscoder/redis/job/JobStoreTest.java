package org.mediatranscoder.redis.job;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisLink;

/** A job store on a real Redis, for all tests of one class. */
abstract class JobStoreTest {

  private static RedisServer server;
  static RedisLink redis;
  static JobStore store;

  @BeforeAll
  static void start() {
    server = new RedisServer();
    redis = server.link();
    store = new RedisJobStore(redis);
  }

  @AfterAll
  static void stop() {
    redis.close();
    server.close();
  }
}

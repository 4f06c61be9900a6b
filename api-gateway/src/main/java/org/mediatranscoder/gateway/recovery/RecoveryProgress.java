package org.mediatranscoder.gateway.recovery;

import java.util.Map;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** How far the recovery is that runs, or how far the last one came: for operators, in Redis. */
@Component
class RecoveryProgress {

  private static final String KEY = "jobs:recovery:count";

  private final RedisLink redis;

  RecoveryProgress(RedisLink redis) {
    this.redis = redis;
  }

  void write(RecoveryCount count) {
    redis
        .commands()
        .hset(
            KEY,
            Map.of(
                "seen", Long.toString(count.seen()),
                "restored", Long.toString(count.restored()),
                "enqueued", Long.toString(count.enqueued()),
                "skipped", Long.toString(count.skipped()),
                "unreadable", Long.toString(count.unreadable())));
  }

  RecoveryCount read() {
    Map<String, String> fields = redis.commands().hgetall(KEY);
    return new RecoveryCount(
        number(fields, "seen"),
        number(fields, "restored"),
        number(fields, "enqueued"),
        number(fields, "skipped"),
        number(fields, "unreadable"));
  }

  boolean isRunning() {
    return redis.commands().exists(RecoveryLease.KEY) == 1;
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(fields.getOrDefault(name, "0"));
  }
}

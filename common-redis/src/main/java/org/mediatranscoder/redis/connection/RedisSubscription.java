package org.mediatranscoder.redis.connection;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.function.Consumer;

/** One subscription to a channel; it comes back by itself after a broken connection. */
public final class RedisSubscription implements AutoCloseable {

  private final StatefulRedisPubSubConnection<String, String> connection;

  private RedisSubscription(StatefulRedisPubSubConnection<String, String> connection) {
    this.connection = connection;
  }

  static RedisSubscription open(
      StatefulRedisPubSubConnection<String, String> connection,
      String channel,
      Consumer<String> listener) {
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String from, String text) {
            listener.accept(text);
          }
        });
    connection.sync().subscribe(channel);
    return new RedisSubscription(connection);
  }

  @Override
  public void close() {
    connection.close();
  }
}

package org.mediatranscoder.redis.connection;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is.
 *
 * @param uri as Lettuce reads it, {@code redis://} or {@code rediss://}; default {@code
 *     redis://127.0.0.1:6379}
 * @param timeout how long a command or a connection attempt may take; default 3 seconds
 */
@ConfigurationProperties("transcoder.redis")
public record RedisProperties(
    @DefaultValue("redis://127.0.0.1:6379") String uri, @DefaultValue("3s") Duration timeout) {

  /**
   * @throws IllegalArgumentException if the address is none that Lettuce reads, or the time-out is
   *     not positive
   */
  public RedisProperties {
    if (!isAddress(uri)) {
      throw new IllegalArgumentException("transcoder.redis.uri is no address of a Redis");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("transcoder.redis.timeout must be positive");
    }
  }

  private static boolean isAddress(String uri) {
    try {
      RedisURI.create(uri);
      return true;
    } catch (IllegalArgumentException itMayShowThePassword) {
      return false;
    }
  }

  /** Without the URI, which may hold a password. */
  @Override
  public String toString() {
    return "RedisProperties[timeout=" + timeout + "]";
  }
}

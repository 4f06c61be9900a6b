package org.mediatranscoder.auth.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What a run that fills Redis may say at its end. */
class RedisFillTest {

  private final RedisTestServer server = RedisTestServer.start();
  private final URI address = URI.create(server.uri());
  private final LettuceConnectionFactory connections =
      new LettuceConnectionFactory(address.getHost(), address.getPort());
  private final StringRedisTemplate redis = new StringRedisTemplate();

  @BeforeEach
  void connect() {
    connections.afterPropertiesSet();
    connections.start();
    redis.setConnectionFactory(connections);
    redis.afterPropertiesSet();
  }

  @AfterEach
  void stop() {
    connections.destroy();
    server.close();
  }

  @Test
  void whatWasWrittenIntoARedisThatLostNothingIsAllThere() {
    RedisFill run = RedisFill.begin(redis);
    assertThat(run.end("HSET", "consents", "complete", "")).isTrue();
    assertThat(redis.opsForHash().hasKey("consents", "complete")).isTrue();
    assertThat(redis.keys("*")).containsExactly("consents");
  }

  @Test
  void aRunInWhichRedisLostSomethingSaysNothing() {
    RedisFill run = RedisFill.begin(redis);
    RedisFill other = RedisFill.begin(redis);
    server.flush();
    RedisFill later = RedisFill.begin(redis);
    assertThat(run.end("SET", "complete", "yes")).isFalse();
    assertThat(other.end("SADD", "off", "complete")).isFalse();
    assertThat(redis.hasKey("complete")).isFalse();
    assertThat(redis.hasKey("off")).isFalse();
    assertThat(later.end("SET", "complete", "yes")).isTrue();
  }
}

package org.mediatranscoder.transcoding.jobs;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.queue.QueueAutoConfiguration;
import org.mediatranscoder.redis.queue.server.QueueServerAutoConfiguration;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands where notification-worker does, on the real queue, and keeps what arrives. */
final class NotificationSink implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  NotificationSink(RedisTestServer redis) {
    context =
        new SpringApplicationBuilder(Beans.class)
            .web(WebApplicationType.NONE)
            .properties("spring.config.name=none", "transcoder.queue.server=notify")
            .properties("transcoder.redis.uri=" + redis.uri())
            .run();
  }

  @SuppressWarnings("unchecked")
  List<UUID> arrived() {
    return context.getBean("arrived", List.class);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    RedisConnectionAutoConfiguration.class,
    QueueAutoConfiguration.class,
    QueueServerAutoConfiguration.class
  })
  static class Beans {

    private final List<UUID> ids = new CopyOnWriteArrayList<>();

    @Bean
    List<UUID> arrived() {
      return ids;
    }

    @Bean
    NotifyHandler notifying() {
      return (job, run) -> ids.add(job);
    }
  }
}

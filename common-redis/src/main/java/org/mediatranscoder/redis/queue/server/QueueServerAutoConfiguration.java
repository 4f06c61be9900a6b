package org.mediatranscoder.redis.queue.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Map;
import org.mediatranscoder.redis.queue.QueueAutoConfiguration;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.mediatranscoder.redis.queue.Queues;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Where {@code transcoder.queue.server} names a queue, provides the {@link QueueServer} that works
 * on it with the bean of type {@link org.mediatranscoder.model.queue.TranscodeHandler} or {@link
 * org.mediatranscoder.model.queue.NotifyHandler}, or of what else messages name. JobRunr's
 * anonymous usage data are never sent.
 */
@AutoConfiguration(after = QueueAutoConfiguration.class)
@ConditionalOnBean(Queues.class)
public class QueueServerAutoConfiguration {

  private final Queues queues;
  private final QueueProperties properties;
  private final ObjectProvider<Clock> clock;

  QueueServerAutoConfiguration(
      Queues queues, QueueProperties properties, ObjectProvider<Clock> clock) {
    this.queues = queues;
    this.properties = properties;
    this.clock = clock;
  }

  @Bean
  @ConditionalOnProperty("transcoder.queue.server")
  QueueServer queueServer(ListableBeanFactory beans) {
    QueueName queue = properties.server();
    if (queue == null) {
      throw new IllegalStateException("transcoder.queue.server is empty");
    }
    return new QueueServer(
        queues.storage(queue),
        queues.mapper(),
        beans::getBean,
        properties,
        queues.traces(queue),
        clock.getIfAvailable(Clock::systemUTC));
  }

  /** Of a process that enqueues only; workers come and go. */
  @Bean
  @ConditionalOnMissingBean(QueueServer.class)
  MeterBinder queueGauges() {
    return new QueueGauges(
        Map.of(
            QueueName.TRANSCODE, queues.storage(QueueName.TRANSCODE),
            QueueName.NOTIFY, queues.storage(QueueName.NOTIFY)),
        clock.getIfAvailable(Clock::systemUTC));
  }

  /** {@code transcoder.queue.busy}: jobs that this process works on just now. */
  @Bean
  @ConditionalOnBean(QueueServer.class)
  MeterBinder busySlots(QueueServer server) {
    return registry ->
        Gauge.builder("transcoder.queue.busy", server, QueueServer::busySlots)
            .baseUnit("jobs")
            .tag("queue", properties.server() == null ? "-" : properties.server().tag())
            .register(registry);
  }
}

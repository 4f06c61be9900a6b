package org.mediatranscoder.redis.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.Map;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Gives {@link TranscodeQueue} and {@link NotificationQueue}; and, where {@code
 * transcoder.queue.server} names a queue, the {@link QueueServer} that works on it with the bean of
 * type {@link org.mediatranscoder.model.queue.TranscodeHandler} or {@link
 * org.mediatranscoder.model.queue.NotifyHandler}. JobRunr's dashboard is started by {@link
 * QueueOperations} alone, and its anonymous usage data never.
 */
@AutoConfiguration(after = RedisConnectionAutoConfiguration.class)
@EnableConfigurationProperties(QueueProperties.class)
public class QueueAutoConfiguration {

  private final JsonMapper mapper = new Jackson3JsonMapper();
  private final QueueProperties properties;
  private final ObjectProvider<ObservationRegistry> observations;

  QueueAutoConfiguration(
      QueueProperties properties, ObjectProvider<ObservationRegistry> observations) {
    this.properties = properties;
    this.observations = observations;
  }

  @Bean
  @ConditionalOnMissingBean
  TranscodeQueue transcodeQueue(RedisLink redis) {
    return new JobRunrTranscodeQueue(
        storage(redis, QueueName.TRANSCODE), traces(QueueName.TRANSCODE));
  }

  @Bean
  @ConditionalOnMissingBean
  NotificationQueue notificationQueue(RedisLink redis) {
    return new JobRunrNotificationQueue(storage(redis, QueueName.NOTIFY), traces(QueueName.NOTIFY));
  }

  @Bean
  @ConditionalOnMissingBean
  QueueOperations queueOperations(RedisLink redis, ObjectProvider<Clock> clock) {
    return new QueueOperations(
        queue -> storage(redis, queue), mapper, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  @ConditionalOnProperty("transcoder.queue.server")
  QueueServer queueServer(RedisLink redis, ListableBeanFactory beans, ObjectProvider<Clock> clock) {
    QueueName queue = properties.server();
    if (queue == null) {
      throw new IllegalStateException("transcoder.queue.server is empty");
    }
    return new QueueServer(
        storage(redis, queue),
        mapper,
        beans::getBean,
        properties,
        traces(queue),
        clock.getIfAvailable(Clock::systemUTC));
  }

  /** Of a process that enqueues only; workers come and go. */
  @Bean
  @ConditionalOnMissingBean(QueueServer.class)
  MeterBinder queueGauges(RedisLink redis, ObjectProvider<Clock> clock) {
    return new QueueGauges(
        Map.of(
            QueueName.TRANSCODE, storage(redis, QueueName.TRANSCODE),
            QueueName.NOTIFY, storage(redis, QueueName.NOTIFY)),
        clock.getIfAvailable(Clock::systemUTC));
  }

  /** {@code transcoder.queue.busy}: jobs that this process works on just now. */
  @Bean
  @ConditionalOnBean(QueueServer.class)
  MeterBinder busySlots(QueueServer server) {
    return registry ->
        Gauge.builder("transcoder.queue.busy", server, QueueServer::busySlots)
            .baseUnit("jobs")
            .tag("queue", properties.server() == null ? "-" : QueueGauges.tag(properties.server()))
            .register(registry);
  }

  private MessageTraces traces(QueueName queue) {
    return new MessageTraces(observations.getIfAvailable(() -> ObservationRegistry.NOOP), queue);
  }

  private RedisStorageProvider storage(RedisLink redis, QueueName queue) {
    return new RedisStorageProvider(
        redis, queue.prefix(), new JobMapper(mapper), properties.outageGracePeriod());
  }
}

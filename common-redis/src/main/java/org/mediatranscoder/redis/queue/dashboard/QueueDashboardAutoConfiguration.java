package org.mediatranscoder.redis.queue.dashboard;

import java.time.Clock;
import org.mediatranscoder.redis.queue.QueueAutoConfiguration;
import org.mediatranscoder.redis.queue.Queues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Provides {@link QueueOperations}, which alone starts JobRunr's dashboard. */
@AutoConfiguration(after = QueueAutoConfiguration.class)
@ConditionalOnBean(Queues.class)
public class QueueDashboardAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  QueueOperations queueOperations(Queues queues, ObjectProvider<Clock> clock) {
    return new QueueOperations(queues, clock.getIfAvailable(Clock::systemUTC));
  }
}

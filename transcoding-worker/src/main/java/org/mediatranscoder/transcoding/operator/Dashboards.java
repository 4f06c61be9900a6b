package org.mediatranscoder.transcoding.operator;

import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.dashboard.QueueDashboard;
import org.mediatranscoder.redis.queue.dashboard.QueueOperations;
import org.springframework.stereotype.Component;

/** JobRunr's dashboards of both queues, each opened when it is first looked at. */
@Component
class Dashboards {

  private final QueueOperations queues;
  private final Map<QueueName, QueueDashboard> open = new EnumMap<>(QueueName.class);

  Dashboards(QueueOperations queues) {
    this.queues = queues;
  }

  /**
   * The dashboard of a queue.
   *
   * @param queue {@code transcode} or {@code notify}; empty for any other word
   */
  synchronized Optional<QueueDashboard> find(String queue) {
    return Arrays.stream(QueueName.values())
        .filter(name -> name.name().toLowerCase(Locale.ROOT).equals(queue))
        .findFirst()
        .map(name -> open.computeIfAbsent(name, queues::openDashboard));
  }

  @PreDestroy
  synchronized void close() {
    open.values().forEach(QueueDashboard::close);
  }
}

package org.mediatranscoder.transcoding.operator;

import java.util.Arrays;
import java.util.List;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.dashboard.QueueOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /operator/overview}. */
@RestController
class OverviewController {

  private final QueueOperations queues;
  private final Machine machine;

  OverviewController(QueueOperations queues, Machine machine) {
    this.queues = queues;
    this.machine = machine;
  }

  @GetMapping("/operator/overview")
  Overview overview() {
    List<QueueView> views =
        Arrays.stream(QueueName.values()).map(queues::state).map(QueueView::of).toList();
    return new Overview(views, machine.measure());
  }
}

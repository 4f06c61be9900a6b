package org.mediatranscoder.redis.queue.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.queue.QueueName;

/**
 * What an operator sees of a queue.
 *
 * @param messages how many there are in each state of JobRunr, by its name
 * @param oldestWait how long the message has waited that was enqueued first; null if none waits
 * @param accounts that have something in the queue, those with the most first
 * @param servers that have announced themselves
 */
public record QueueState(
    QueueName name,
    Map<String, Long> messages,
    @Nullable Duration oldestWait,
    List<Account> accounts,
    List<Server> servers) {

  public QueueState {
    messages = Map.copyOf(messages);
    accounts = List.copyOf(accounts);
    servers = List.copyOf(servers);
  }

  /**
   * What one account has in the queue.
   *
   * @param id empty for messages that are nobody's
   * @param waiting messages that are enqueued
   * @param running messages that are worked on
   * @param nextWaitSeconds how long the one has waited that comes next; null if none waits
   */
  public record Account(String id, long waiting, long running, @Nullable Long nextWaitSeconds) {}

  /**
   * One process that works on the queue.
   *
   * @param slots how many jobs it works on at the same time
   * @param cpuLoad of its process, 0 to 1 of the whole machine
   * @param memoryBytes that it has taken, and may take at most
   */
  public record Server(
      String id,
      String name,
      int slots,
      Instant startedAt,
      Instant lastHeartbeat,
      double cpuLoad,
      long memoryBytes,
      long maxMemoryBytes) {}
}

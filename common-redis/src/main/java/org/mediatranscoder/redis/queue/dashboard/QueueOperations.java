package org.mediatranscoder.redis.queue.dashboard;

import static org.jobrunr.storage.Paging.AmountBasedList.ascOnUpdatedAt;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.storage.BackgroundJobServerStatus;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.jobrunr.Flow;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.Queues;

/** What an operator may look at and do, on either queue. */
public final class QueueOperations {

  private static final int MOST_ACCOUNTS = 20;

  private final Queues queues;
  private final Clock clock;

  QueueOperations(Queues queues, Clock clock) {
    this.queues = queues;
    this.clock = clock;
  }

  /** The queue as it is now. */
  public QueueState state(QueueName queue) {
    RedisStorageProvider storage = queues.storage(queue);
    Map<String, Long> messages =
        Arrays.stream(StateName.values())
            .collect(Collectors.toMap(StateName::name, storage::countJobs));
    List<QueueState.Server> servers =
        storage.getBackgroundJobServers().stream().map(QueueOperations::server).toList();
    return new QueueState(queue, messages, oldestWait(storage), accounts(storage), servers);
  }

  private List<QueueState.Account> accounts(RedisStorageProvider storage) {
    return storage.flows().stream().collect(Collectors.groupingBy(Flow::owner)).entrySet().stream()
        .map(flows -> account(flows.getKey(), flows.getValue()))
        .filter(account -> account.waiting() + account.running() > 0)
        .sorted(
            Comparator.comparingLong(QueueState.Account::waiting)
                .thenComparingLong(QueueState.Account::running)
                .reversed()
                .thenComparing(QueueState.Account::id))
        .limit(MOST_ACCOUNTS)
        .toList();
  }

  private QueueState.Account account(String id, List<Flow> flows) {
    return new QueueState.Account(
        id,
        flows.stream().mapToLong(Flow::waiting).sum(),
        flows.stream().mapToLong(Flow::running).sum(),
        flows.stream()
            .flatMap(flow -> flow.nextSince().stream())
            .min(Comparator.naturalOrder())
            .map(since -> Duration.between(since, clock.instant()).toSeconds())
            .orElse(null));
  }

  /** JobRunr's dashboard of the queue, on loopback, to be closed. */
  public QueueDashboard openDashboard(QueueName queue) {
    return new QueueDashboard(queues.storage(queue), queues.mapper());
  }

  private @Nullable Duration oldestWait(RedisStorageProvider storage) {
    List<Job> oldest = storage.getJobList(StateName.ENQUEUED, ascOnUpdatedAt(1));
    return oldest.isEmpty()
        ? null
        : Duration.between(oldest.getFirst().getUpdatedAt(), clock.instant());
  }

  private static QueueState.Server server(BackgroundJobServerStatus status) {
    return new QueueState.Server(
        status.getId().toString(),
        status.getName(),
        status.getWorkerPoolSize(),
        status.getFirstHeartbeat(),
        status.getLastHeartbeat(),
        status.getProcessCpuLoad(),
        status.getProcessAllocatedMemory(),
        status.getProcessMaxMemory());
  }
}

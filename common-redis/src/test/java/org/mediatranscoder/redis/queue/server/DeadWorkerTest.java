package org.mediatranscoder.redis.queue.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.redis.queue.QueueName.TRANSCODE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jobrunr.jobs.states.StateName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.mediatranscoder.redis.queue.Share;

/** Workers die by kill -9, each a process of its own; they are slow when they are frozen. */
@Execution(ExecutionMode.CONCURRENT)
class DeadWorkerTest {

  private static final Duration PROMISE = Duration.ofSeconds(15);
  private static final Duration A_LONG_TIME = Duration.ofSeconds(60);

  private final RedisServer redis = new RedisServer();
  private final List<AutoCloseable> workers = new ArrayList<>();

  /** Redis is stopped on purpose; what fails of that elsewhere ends no wait of another test. */
  @BeforeAll
  static void leaveUncaughtExceptionsAlone() {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable worker : workers) {
      worker.close();
    }
    redis.close();
  }

  @ParameterizedTest
  @EnumSource(QueueName.class)
  void theJobOfEveryWorkerThatIsKilledRunsElsewhereWithinFifteenSeconds(QueueName queue)
      throws Exception {
    List<WorkerProcess> victims = Stream.generate(() -> process(queue)).limit(3).toList();
    Worker heir = worker(queue, 3, id -> {});
    List<JobId> ids = victims.stream().map(victim -> enqueued(queue, heir)).toList();
    await().atMost(A_LONG_TIME).until(() -> ids.stream().allMatch(id -> runs(victims, id)));
    heir.server.start();
    await().atMost(A_LONG_TIME).until(heir.server::isServing);
    List<Long> killed = new ArrayList<>();
    for (WorkerProcess victim : victims) { // The first one is the master of JobRunr.
      victim.kill();
      killed.add(System.nanoTime());
      Thread.sleep(400);
    }

    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < killed.size(); i++) {
      UUID id = ids.get(i).value();
      await().atMost(A_LONG_TIME).until(() -> heir.began.contains(id));
      waits.add(Duration.ofNanos(System.nanoTime() - killed.getFirst()));
    }

    assertThat(waits).allMatch(wait -> wait.compareTo(PROMISE) < 0);
  }

  @Test
  void aWorkerThatStandsStillKeepsItsJobForAWhileAndThenLosesItForGood() throws Exception {
    WorkerProcess slow = process(TRANSCODE);
    Worker heir = worker(1);
    JobId id = enqueued(heir);
    await().atMost(A_LONG_TIME).until(() -> slow.began(id));
    heir.server.start();
    await().atMost(A_LONG_TIME).until(heir.server::isServing);

    slow.freeze();
    Thread.sleep(4_500);
    slow.thaw();
    Thread.sleep(6_000);
    assertThat(heir.began).as("after a pause of 4.5 seconds").isEmpty();

    slow.freeze();
    await().atMost(PROMISE).until(() -> heir.ended.contains(id.value()));
    slow.thaw();
    await().atMost(A_LONG_TIME).until(() -> slow.wasInterruptedIn(id));
    await().until(() -> heir.storage.getBackgroundJobServers().size() == 2);
    assertThat(heir.began).containsExactly(id.value());
    UUID message = MessageId.of(id, 1, Step.TRANSCODE, 0);
    assertThat(heir.storage.getJobById(message).getState()).isEqualTo(StateName.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600000", "-3600000"})
  void nobodyIsDeadBecauseTheClockWasSet(String milliseconds) throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Worker busy = worker(1, id -> waitFor(gate));
    Worker idle = worker(1);
    busy.server.start();
    await().atMost(A_LONG_TIME).until(busy.server::isServing);
    JobId id = enqueued(busy);
    await().until(() -> busy.began.contains(id.value()));
    idle.server.start();
    await().atMost(A_LONG_TIME).until(idle.server::isServing);
    Thread.sleep(4_500); // It judges nobody before.

    try (RedisLink link = redis.link()) {
      LuaScript set = LuaScript.beside(DeadWorkerTest.class, "set-clock");
      assertThat(link.number(set, List.of("{transcode}:servers-by-pulse"), List.of(milliseconds)))
          .isEqualTo(2);
    }
    Thread.sleep(5_000);
    gate.countDown();
    await().until(() -> busy.ended.contains(id.value()));
    assertThat(busy.began).containsExactly(id.value());
    assertThat(idle.began).isEmpty();
  }

  private static void waitFor(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean runs(List<WorkerProcess> workers, JobId id) {
    return workers.stream().anyMatch(worker -> worker.began(id));
  }

  private WorkerProcess process(QueueName queue) {
    WorkerProcess worker = WorkerProcess.start(redis.uri(), queue);
    workers.add(worker);
    await().atMost(A_LONG_TIME).until(worker::isServing);
    return worker;
  }

  private Worker worker(int slots) {
    return worker(slots, id -> {});
  }

  private Worker worker(int slots, Consumer<UUID> work) {
    return worker(TRANSCODE, slots, work);
  }

  private Worker worker(QueueName queue, int slots, Consumer<UUID> work) {
    Duration gracePeriod = Duration.ofSeconds(30);
    Worker worker =
        new Worker(
            redis.uri(), new QueueProperties(queue, slots, 3, Duration.ZERO, gracePeriod), work);
    workers.add(worker);
    return worker;
  }

  private static JobId enqueued(Worker worker) {
    return enqueued(TRANSCODE, worker);
  }

  private static JobId enqueued(QueueName queue, Worker worker) {
    JobId id = JobId.random();
    switch (queue) {
      case TRANSCODE -> worker.queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
      case NOTIFY -> worker.mails.enqueueJobEnded(id, 1);
    }
    return id;
  }
}

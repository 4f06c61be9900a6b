package org.mediatranscoder.redis.queue.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.redis.queue.QueueName.TRANSCODE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.queue.NoRetryException;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.mediatranscoder.redis.queue.Share;

@Execution(ExecutionMode.CONCURRENT)
class QueueServerTest {

  private final RedisServer redis = new RedisServer();
  private final List<Worker> workers = new ArrayList<>();

  /** Redis is stopped on purpose; what fails of that elsewhere ends no wait of another test. */
  @BeforeAll
  static void leaveUncaughtExceptionsAlone() {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }

  @AfterEach
  void stop() {
    workers.forEach(Worker::close);
    redis.close();
  }

  @Test
  void anIdleWorkerBeginsLongBeforeItsNextPoll() {
    Worker worker = serving(worker(1, QueueServerTest::nothing));
    for (int i = 0; i < 5; i++) {
      JobId id = enqueued(worker);
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofSeconds(4))
          .until(() -> worker.ended.contains(id.value()));
    }
  }

  @Test
  void manyJobsForFewSlotsAllRunOnceAndNeverTooManyAtATime() {
    Worker first = serving(worker(2, id -> pause(20)));
    Worker second = serving(worker(2, id -> pause(20)));
    List<UUID> ids = Stream.generate(() -> enqueued(first).value()).limit(60).toList();
    await().atMost(Duration.ofSeconds(30)).until(() -> ended() == 60);
    assertThat(Stream.of(first, second).flatMap(w -> w.began.stream()))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(List.of(first.mostAtOnce.get(), second.mostAtOnce.get()))
        .allMatch(most -> most <= 2);
  }

  @Test
  void aJobThatIsEnqueuedTwiceRunsOnce() {
    Worker worker = serving(worker(1, QueueServerTest::nothing));
    JobId id = enqueued(worker);
    worker.queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    JobId last = enqueued(worker);
    await().until(() -> worker.ended.contains(last.value()));
    worker.queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    JobId veryLast = enqueued(worker);
    await().until(() -> worker.ended.contains(veryLast.value()));
    assertThat(worker.began).containsExactly(id.value(), last.value(), veryLast.value());
  }

  @Test
  void theNextRunOfAJobIsEnqueuedThoughTheMessageOfItsFirstHasEnded() {
    Worker worker = serving(worker(1, QueueServerTest::nothing));
    JobId id = enqueued(worker);
    await().until(() -> state(worker, id) == StateName.SUCCEEDED);

    worker.queue.enqueue(id, 2, new Share(new AccountId("ada"), 1));
    worker.queue.enqueue(id, 2, new Share(new AccountId("ada"), 1));
    JobId last = enqueued(worker);

    await().until(() -> worker.ended.contains(last.value()));
    assertThat(worker.began).containsExactly(id.value(), id.value(), last.value());
  }

  @Test
  void aWithdrawalTakesTheRunThatItNames() {
    Worker worker = worker(1, QueueServerTest::nothing);
    JobId id = enqueued(worker);
    worker.queue.enqueue(id, 2, new Share(new AccountId("ada"), 1));

    worker.queue.withdraw(id, 1);

    assertThat(worker.queue.position(id, 1)).isEmpty();
    assertThat(worker.queue.position(id, 2)).hasValue(0);
  }

  @Test
  void thePositionCountsTheJobsThatStartBefore() {
    CountDownLatch gate = new CountDownLatch(1);
    Worker worker = serving(worker(1, id -> waitFor(gate)));
    JobId running = enqueued(worker);
    await().until(() -> worker.began.contains(running.value()));
    JobId next = enqueued(worker);
    JobId afterNext = enqueued(worker);
    assertThat(worker.queue.position(running, 1)).isEmpty();
    assertThat(worker.queue.position(next, 1)).isEqualTo(OptionalLong.of(0));
    assertThat(worker.queue.position(afterNext, 1)).isEqualTo(OptionalLong.of(1));
    gate.countDown();
    await().until(() -> worker.ended.contains(afterNext.value()));
    assertThat(worker.queue.position(afterNext, 1)).isEmpty();
  }

  @Test
  void aStopLetsTheRunningJobEnd() {
    Worker worker = serving(worker(1, id -> pause(500)));
    JobId id = enqueued(worker);
    await().until(() -> worker.began.contains(id.value()));
    worker.server.stop();
    assertThat(worker.ended).containsExactly(id.value());
    assertThat(worker.server.isServing()).isFalse();
    assertThat(state(worker, id)).isEqualTo(StateName.SUCCEEDED);
    assertThat(worker.storage.getBackgroundJobServers()).isEmpty();
  }

  @Test
  void aJobThatDoesNotEndInTimeIsGivenBackAndLosesNoRetry() {
    Worker old = serving(worker(1, 0, Duration.ZERO, id -> waitFor(new CountDownLatch(1))));
    JobId id = enqueued(old);
    await().until(() -> old.began.contains(id.value()));
    old.server.stop();
    assertThat(state(old, id)).isEqualTo(StateName.ENQUEUED);
    Worker next = serving(worker(1, 0, Duration.ZERO, QueueServerTest::nothing));
    await().until(() -> next.ended.contains(id.value()));
  }

  @Test
  void aFailureIsTriedAgainAsOftenAsAllowed() {
    Worker worker = serving(worker(1, 1, Duration.ZERO, QueueServerTest::fail));
    JobId id = enqueued(worker);
    await().atMost(Duration.ofSeconds(30)).until(() -> state(worker, id) == StateName.FAILED);
    assertThat(worker.began).containsExactly(id.value(), id.value());
  }

  @Test
  void aHandlerCanSayThatARetryIsUseless() {
    Worker worker =
        serving(
            worker(
                1,
                id -> {
                  throw new NoRetryException("it is no use");
                }));
    JobId id = enqueued(worker);
    await().until(() -> state(worker, id) == StateName.FAILED);
    assertThat(worker.began).containsExactly(id.value());
  }

  @Test
  void aWorkerStartsBeforeRedisDoesAndComesBackAfterALongOutage() {
    redis.stop();
    Worker worker =
        worker(
            new QueueProperties(TRANSCODE, 1, 3, Duration.ZERO, Duration.ZERO),
            QueueServerTest::nothing);
    worker.server.start();
    assertThat(worker.server.isServing()).isFalse();
    redis.start();
    await().atMost(Duration.ofSeconds(60)).until(worker.server::isServing);
    redis.stop();
    await().atMost(Duration.ofSeconds(60)).until(() -> !worker.server.isServing());
    redis.start();
    await().atMost(Duration.ofSeconds(60)).until(worker.server::isServing);
    JobId id = enqueued(worker);
    await().until(() -> worker.ended.contains(id.value()));
  }

  @Test
  void aShortOutageInterruptsNoJob() {
    CountDownLatch gate = new CountDownLatch(1);
    Worker worker = serving(worker(1, id -> waitFor(gate)));
    JobId id = enqueued(worker);
    await().until(() -> worker.began.contains(id.value()));
    Worker idle = serving(worker(1, QueueServerTest::nothing));
    redis.pause();
    await()
        .during(Duration.ofSeconds(12))
        .atMost(Duration.ofSeconds(20))
        .until(() -> worker.server.busySlots() == 1);
    redis.resume();
    pause(3_000);
    gate.countDown();
    await().ignoreExceptions().until(() -> state(worker, id) == StateName.SUCCEEDED);
    assertThat(worker.began).containsExactly(id.value());
    assertThat(idle.began).isEmpty();
  }

  @Test
  void theJobOfAWorkerThatDiedIsTakenOverEvenAfterItsLastRetry() {
    CountDownLatch never = new CountDownLatch(1);
    Worker dead = serving(worker(1, id -> waitFor(never)));
    JobId id = enqueued(dead);
    await().until(() -> dead.began.contains(id.value()));
    dead.die();
    Worker heir = worker(1, 0, Duration.ZERO, QueueServerTest::nothing);
    heir.server.start();
    await().atMost(Duration.ofSeconds(90)).until(() -> heir.ended.contains(id.value()));
    assertThat(heir.began).containsExactly(id.value());
  }

  private static void nothing(UUID id) {}

  private Worker worker(int slots, Consumer<UUID> work) {
    return worker(slots, 3, Duration.ofSeconds(5), work);
  }

  private Worker worker(int slots, int retries, Duration stopTimeout, Consumer<UUID> work) {
    Duration gracePeriod = Duration.ofSeconds(30);
    return worker(new QueueProperties(TRANSCODE, slots, retries, stopTimeout, gracePeriod), work);
  }

  private Worker worker(QueueProperties properties, Consumer<UUID> work) {
    Worker worker = new Worker(redis.uri(), properties, work);
    workers.add(worker);
    return worker;
  }

  private static Worker serving(Worker worker) {
    worker.server.start();
    await().atMost(Duration.ofSeconds(20)).until(worker.server::isServing);
    return worker;
  }

  private static StateName state(Worker worker, JobId id) {
    return worker.storage.getJobById(MessageId.of(id, 1, Step.TRANSCODE, 0)).getState();
  }

  private static JobId enqueued(Worker worker) {
    JobId id = JobId.random();
    worker.queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    return id;
  }

  private long ended() {
    return workers.stream().mapToLong(worker -> worker.ended.size()).sum();
  }

  private static void fail(UUID id) {
    throw new IllegalStateException("job " + id + " goes wrong");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void waitFor(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}

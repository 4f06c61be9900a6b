package org.mediatranscoder.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.redis.queue.QueueName.TRANSCODE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jobrunr.jobs.states.StateName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.TranscodeHandler;
import org.mediatranscoder.redis.RedisServer;

class QueueServerTest {

  private static final TranscodeHandler NOTHING_TO_DO = id -> {};

  private final RedisServer redis = new RedisServer();
  private final List<Worker> workers = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.forEach(Worker::close);
    redis.close();
  }

  @Test
  void anIdleWorkerBeginsLongBeforeItsNextPoll() {
    Worker worker = serving(worker(1, NOTHING_TO_DO));
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
    Worker worker = serving(worker(1, NOTHING_TO_DO));
    JobId id = enqueued(worker);
    worker.queue.enqueue(id);
    JobId last = enqueued(worker);
    await().until(() -> worker.ended.contains(last.value()));
    worker.queue.enqueue(id);
    JobId veryLast = enqueued(worker);
    await().until(() -> worker.ended.contains(veryLast.value()));
    assertThat(worker.began).containsExactly(id.value(), last.value(), veryLast.value());
  }

  @Test
  void thePositionCountsTheJobsThatStartBefore() {
    CountDownLatch gate = new CountDownLatch(1);
    Worker worker = serving(worker(1, id -> waitFor(gate)));
    JobId running = enqueued(worker);
    await().until(() -> worker.began.contains(running.value()));
    JobId next = enqueued(worker);
    JobId afterNext = enqueued(worker);
    assertThat(worker.queue.position(running)).isEmpty();
    assertThat(worker.queue.position(next)).isEqualTo(OptionalLong.of(0));
    assertThat(worker.queue.position(afterNext)).isEqualTo(OptionalLong.of(1));
    gate.countDown();
    await().until(() -> worker.ended.contains(afterNext.value()));
    assertThat(worker.queue.position(afterNext)).isEmpty();
  }

  @Test
  void aStopLetsTheRunningJobEnd() {
    Worker worker = serving(worker(1, id -> pause(500)));
    JobId id = enqueued(worker);
    await().until(() -> worker.began.contains(id.value()));
    worker.server.stop();
    assertThat(worker.ended).containsExactly(id.value());
    assertThat(worker.server.isServing()).isFalse();
    assertThat(worker.storage.getJobById(id.value()).getState()).isEqualTo(StateName.SUCCEEDED);
    assertThat(worker.storage.getBackgroundJobServers()).isEmpty();
  }

  @Test
  void aJobThatDoesNotEndInTimeIsGivenBackAndLosesNoRetry() {
    Worker old = serving(worker(1, 0, Duration.ZERO, id -> waitFor(new CountDownLatch(1))));
    JobId id = enqueued(old);
    await().until(() -> old.began.contains(id.value()));
    old.server.stop();
    assertThat(old.storage.getJobById(id.value()).getState()).isEqualTo(StateName.ENQUEUED);
    Worker next = serving(worker(1, 0, Duration.ZERO, NOTHING_TO_DO));
    await().until(() -> next.ended.contains(id.value()));
  }

  @Test
  void aFailureIsTriedAgainAsOftenAsAllowed() {
    Worker worker = serving(worker(1, 1, Duration.ZERO, QueueServerTest::fail));
    JobId id = enqueued(worker);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> worker.storage.getJobById(id.value()).getState() == StateName.FAILED);
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
    await().until(() -> worker.storage.getJobById(id.value()).getState() == StateName.FAILED);
    assertThat(worker.began).containsExactly(id.value());
  }

  @Test
  void aWorkerStartsBeforeRedisDoesAndComesBackAfterALongOutage() {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    redis.stop();
    Worker worker =
        worker(new QueueProperties(TRANSCODE, 1, 3, Duration.ZERO, Duration.ZERO), NOTHING_TO_DO);
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
    Worker idle = serving(worker(1, NOTHING_TO_DO));
    redis.pause();
    await()
        .during(Duration.ofSeconds(12))
        .atMost(Duration.ofSeconds(20))
        .until(() -> worker.server.busySlots() == 1);
    redis.resume();
    pause(3_000);
    gate.countDown();
    await()
        .ignoreExceptions()
        .until(() -> worker.storage.getJobById(id.value()).getState() == StateName.SUCCEEDED);
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
    Worker heir = worker(1, 0, Duration.ZERO, NOTHING_TO_DO);
    heir.server.start();
    await().atMost(Duration.ofSeconds(90)).until(() -> heir.ended.contains(id.value()));
    assertThat(heir.began).containsExactly(id.value());
  }

  private Worker worker(int slots, TranscodeHandler work) {
    return worker(slots, 3, Duration.ofSeconds(5), work);
  }

  private Worker worker(int slots, int retries, Duration stopTimeout, TranscodeHandler work) {
    Duration gracePeriod = Duration.ofSeconds(30);
    return worker(new QueueProperties(TRANSCODE, slots, retries, stopTimeout, gracePeriod), work);
  }

  private Worker worker(QueueProperties properties, TranscodeHandler work) {
    Worker worker = new Worker(redis.uri(), properties, work);
    workers.add(worker);
    return worker;
  }

  private static Worker serving(Worker worker) {
    worker.server.start();
    await().atMost(Duration.ofSeconds(20)).until(worker.server::isServing);
    return worker;
  }

  private static JobId enqueued(Worker worker) {
    JobId id = JobId.random();
    worker.queue.enqueue(id);
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

package org.mediatranscoder.redis.queue.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.redis.queue.QueueName.TRANSCODE;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.SharesProperties;

/** What changes the turns of an account: its weight, priorities, and limits by class of work. */
class SharesTest {

  private static final AccountId ADA = new AccountId("ada");
  private static final AccountId BOB = new AccountId("bob");
  private static final SharesProperties SHARES =
      new SharesProperties(List.of("bob=3"), List.of("2160p=1"));

  private static final Duration WAIT = Duration.ofMillis(300);

  private final RedisServer redis = new RedisServer();
  private final Map<UUID, String> kinds = new HashMap<>();
  private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
  private final Map<String, Integer> mostAtOnce = new ConcurrentHashMap<>();
  private final Set<UUID> failed = ConcurrentHashMap.newKeySet();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<Worker> workers = new ArrayList<>();

  @AfterEach
  void stop() {
    gate.countDown();
    workers.forEach(Worker::close);
    redis.close();
  }

  @Test
  void anAccountOfWeightThreeGetsThreeTimesTheShare() {
    Worker worker = worker(1);
    for (int i = 0; i < 60; i++) {
      enqueue(worker, ADA, "mp3", Priority.NORMAL);
      enqueue(worker, BOB, "mp3", Priority.NORMAL);
    }
    gate.countDown();
    worker.server.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> worker.began.size() >= 40);

    Map<String, Long> shares =
        worker.began.stream().limit(40).collect(groupingBy(kinds::get, counting()));
    assertThat(shares).containsEntry("ada mp3", 10L).containsEntry("bob mp3", 30L);
  }

  @Test
  void aHighPriorityShiftsWithinTheAccountAndTakesNothingFromOthers() {
    Worker worker = worker(1);
    JobId low = enqueue(worker, ADA, "mp3", Priority.LOW);
    JobId normal = enqueue(worker, ADA, "mp3", Priority.NORMAL);
    JobId other = enqueue(worker, new AccountId("zoe"), "mp3", Priority.LOW);
    JobId high = enqueue(worker, ADA, "mp3", Priority.HIGH);

    assertThat(positions(worker, high, other, normal, low)).containsExactly(0L, 1L, 2L, 3L);

    worker.queue.withdraw(high, 1);
    assertThat(positions(worker, normal, other, low)).containsExactly(0L, 1L, 2L);
    gate.countDown();
    worker.server.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> worker.ended.size() == 3);
    assertThat(worker.began).containsExactly(normal.value(), other.value(), low.value());
  }

  @Test
  void ofAClassWithALimitNoMoreRunAtOnceForAnAccountAndOthersGoOn() {
    Worker one = worker(2);
    Worker another = worker(2);
    for (int i = 0; i < 9; i++) {
      enqueue(one, ADA, "mp4-2160p", Priority.HIGH);
    }
    JobId last = enqueue(one, ADA, "mp4-2160p", Priority.HIGH);
    assertThat(one.queue.position(last, 1)).hasValue(9);
    enqueue(one, BOB, "mp4-2160p", Priority.NORMAL);
    enqueue(one, ADA, "mp3", Priority.LOW);
    one.server.start();
    another.server.start();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> runningOf("ada mp3") == 1 && runningOf("bob mp4-2160p") == 1);
    assertThat(runningOf("ada mp4-2160p")).isEqualTo(1);
    assertThat(one.queue.position(last, 1)).as("while it may not start").isEmpty();
    gate.countDown();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> one.ended.size() + another.ended.size() == 12);
    assertThat(mostAtOnce).containsEntry("ada mp4-2160p", 1);
  }

  @Test
  void chunksOfAJobThatHasBegunComeBeforeOthersOfItsAccountAndTakeWhatItWouldHaveTaken() {
    Worker worker = worker(1);
    Share large = new Share(ADA, 11 << 20, 1, "mp3", Priority.NORMAL); // Costs 12 of a unit.
    JobId begun = enqueue(worker, large);
    worker.server.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> !worker.began.isEmpty());
    JobId next = enqueue(worker, large);
    AccountId zoe = new AccountId("zoe");
    for (int i = 0; i < 8; i++) {
      enqueue(worker, new Share(zoe, 3 << 20, 1, "mp3", Priority.HIGH)); // From 0, each costs 4.
    }

    worker.segments.giveBack(large);
    for (int chunk = 0; chunk < 3; chunk++) {
      worker.segments.enqueueSegment(begun, 1, 1, chunk, large.of(1 / 3.0));
      worker.segments.enqueueSegment(begun, 1, 1, chunk, large.of(1 / 3.0)); // Said again.
    }
    // Turns of the account start at 12, 12, 16 and 20: the chunks take the first ones.
    assertThat(positions(worker, next)).containsExactly(3L + 6L);
  }

  @Test
  void howLongJobsWaitIsMeasuredByPriorityAndWeight() throws InterruptedException {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Metrics.addRegistry(meters);
    try {
      Worker worker = worker(1);
      enqueue(worker, ADA, "mp3", Priority.HIGH);
      enqueue(worker, BOB, "mp3", Priority.LOW);
      Thread.sleep(WAIT);
      gate.countDown();
      worker.server.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> worker.ended.size() == 2);

      for (Timer dwell : List.of(dwell(meters, "high", "1"), dwell(meters, "low", "3"))) {
        assertThat(dwell.count()).isOne();
        assertThat(dwell.max(TimeUnit.MILLISECONDS)).isBetween((double) WAIT.toMillis(), 20_000.0);
      }
    } finally {
      Metrics.removeRegistry(meters);
      meters.close();
    }
  }

  private static Timer dwell(MeterRegistry meters, String priority, String weight) {
    return meters
        .get("transcoder.queue.dwell")
        .tags("queue", "transcode", "priority", priority, "weight", weight)
        .timer();
  }

  @Test
  void aLimitedClassGoesOnAfterAJobOfItFailed() {
    Clock minuteAhead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    Worker worker = worker(2, minuteAhead); // So what failed comes again in a minute.
    JobId failing = enqueue(worker, ADA, "mp4-2160p", Priority.NORMAL);
    failed.add(failing.value());
    JobId next = enqueue(worker, ADA, "mp4-2160p", Priority.NORMAL);
    gate.countDown();
    worker.server.start();

    await().atMost(Duration.ofSeconds(30)).until(() -> !worker.ended.isEmpty());
    assertThat(worker.began).containsExactly(failing.value(), next.value());
    assertThat(worker.ended).containsExactly(next.value());
    assertThat(mostAtOnce).containsEntry("ada mp4-2160p", 1);
  }

  private int runningOf(String kind) {
    return running.getOrDefault(kind, new AtomicInteger()).get();
  }

  private static List<Long> positions(Worker worker, JobId... jobs) {
    return Stream.of(jobs)
        .map(job -> worker.queue.position(job, 1))
        .map(OptionalLong::orElseThrow)
        .toList();
  }

  private JobId enqueue(Worker worker, AccountId owner, String format, Priority priority) {
    return enqueue(worker, new Share(owner, 1, 1, format, priority));
  }

  private JobId enqueue(Worker worker, Share share) {
    JobId id = JobId.random();
    kinds.put(id.value(), share.owner().value() + " " + share.format());
    worker.queue.enqueue(id, 1, share);
    return id;
  }

  private Worker worker(int slots) {
    return worker(slots, Clock.systemUTC());
  }

  private Worker worker(int slots, Clock clock) {
    QueueProperties properties =
        new QueueProperties(TRANSCODE, slots, 3, Duration.ofSeconds(5), Duration.ofSeconds(30));
    Worker worker = new Worker(redis.uri(), properties, SHARES, clock, this::work);
    workers.add(worker);
    return worker;
  }

  private void work(UUID id) {
    String kind = kinds.get(id);
    AtomicInteger now = running.computeIfAbsent(kind, any -> new AtomicInteger());
    mostAtOnce.merge(kind, now.incrementAndGet(), Math::max);
    try {
      gate.await();
      if (failed.remove(id)) {
        throw new IllegalStateException("as it happens");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      now.decrementAndGet();
    }
  }
}

package org.mediatranscoder.redis.queue.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.redis.queue.QueueName.TRANSCODE;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobDurations;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.mediatranscoder.redis.queue.Share;

/** Accounts take turns, whatever each of them has enqueued. */
class FairQueueTest {

  private static final AccountId ADA = new AccountId("ada");
  private static final AccountId BOB = new AccountId("bob");
  private static final AccountId ZOE = new AccountId("zoe");
  private static final long MEBIBYTE = 1 << 20;

  private final RedisServer redis = new RedisServer();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Map<UUID, AccountId> owners = new HashMap<>();
  private final Worker worker = worker(id -> waitFor(gate));

  @AfterEach
  void stop() {
    gate.countDown();
    worker.close();
    redis.close();
  }

  @Test
  void theFirstJobOfAnAccountStartsWithTheNextFreeSlotBehind300OfAnother() {
    enqueue(ADA, 1);
    serve();
    await().until(() -> worker.began.size() == 1);
    enqueueMany(ADA, 299);
    JobId first = enqueue(BOB, 1);

    assertThat(worker.queue.position(first, 1)).isEqualTo(OptionalLong.of(0));
    gate.countDown();
    await().until(() -> worker.began.contains(first.value()));
    assertThat(worker.began.indexOf(first.value())).isEqualTo(1);
  }

  @Test
  void tenAccountsWithUnequalLoadsGetEqualShares() {
    List<AccountId> accounts =
        IntStream.range(0, 10).mapToObj(i -> new AccountId("account" + i)).toList();
    for (int i = 0; i < accounts.size(); i++) {
      enqueueMany(accounts.get(i), 20 + 10 * i);
    }
    gate.countDown();
    serve();
    await().atMost(Duration.ofSeconds(30)).until(() -> worker.began.size() >= 200);

    Map<AccountId, Long> shares = sharesOfTheFirst(200);
    assertThat(shares.keySet()).containsExactlyInAnyOrderElementsOf(accounts);
    assertThat(shares.values()).allSatisfy(share -> assertThat(share).isBetween(18L, 22L));
  }

  @Test
  void largeFilesCountForMore() {
    for (int i = 0; i < 20; i++) {
      enqueue(ADA, 9 * MEBIBYTE); // 10 units each
    }
    enqueueMany(BOB, 100);
    gate.countDown();
    serve();
    await().atMost(Duration.ofSeconds(30)).until(() -> worker.began.size() >= 55);

    assertThat(sharesOfTheFirst(55)).containsEntry(ADA, 5L).containsEntry(BOB, 50L);
  }

  @Test
  void formatsThatTakeLongerCountForMore() {
    try (RedisLink link = redis.link()) {
      JobDurations durations = new JobDurations(link);
      durations.add("av1-1080p", false, 4 * MEBIBYTE, Duration.ofSeconds(40));
      durations.add("mp3", false, 4 * MEBIBYTE, Duration.ofSeconds(4));
    }
    for (int i = 0; i < 20; i++) {
      enqueue(new Share(ADA, 4 * MEBIBYTE, 1, "av1-1080p", Priority.NORMAL));
    }
    for (int i = 0; i < 100; i++) {
      enqueue(new Share(BOB, 4 * MEBIBYTE, 1, "mp3", Priority.NORMAL));
    }
    gate.countDown();
    serve();
    await().atMost(Duration.ofSeconds(30)).until(() -> worker.began.size() >= 55);

    assertThat(sharesOfTheFirst(55)).containsEntry(ADA, 5L).containsEntry(BOB, 50L);
  }

  @Test
  void aJobThatIsWithdrawnGivesItsTurnBack() {
    List<JobId> withdrawn = Stream.generate(() -> enqueue(ADA, 1)).limit(50).toList();
    withdrawn.forEach(id -> worker.queue.withdraw(id, 1));
    enqueue(BOB, 1);
    JobId second = enqueue(BOB, 1);
    JobId kept = enqueue(ADA, 1);

    assertThat(worker.queue.position(kept, 1)).isEqualTo(OptionalLong.of(1));
    assertThat(worker.queue.position(second, 1)).isEqualTo(OptionalLong.of(2));
  }

  @Test
  void whatAnEarlierBuildEnqueuedStartsInItsTurn() {
    List<JobId> old = Stream.generate(() -> enqueue(ADA, 1)).limit(130).toList();
    writeAsAnEarlierBuild("ada");
    worker.queue.withdraw(old.get(7), 1);
    JobId fresh = enqueue(BOB, 1);
    gate.countDown();
    serve();

    await().atMost(Duration.ofSeconds(30)).until(() -> worker.ended.size() == 130);
    List<UUID> expected =
        Stream.concat(old.stream(), Stream.of(fresh))
            .filter(id -> !id.equals(old.get(7)))
            .map(JobId::value)
            .toList();
    assertThat(worker.began).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(worker.began.indexOf(fresh.value())).isLessThan(10);
  }

  /** Turns as number, colon and id of the job, in one set for all owners. */
  private void writeAsAnEarlierBuild(String owner) {
    LuaScript script = LuaScript.beside(FairQueueTest.class, "earlier-build");
    try (RedisLink link = redis.link()) {
      assertThat(link.number(script, List.of("{transcode}:"), List.of(owner))).isEqualTo(130);
    }
  }

  @Test
  void whoWasAwayHasNoTurnsToCatchUpOn() {
    gate.countDown();
    serve();
    enqueueMany(ADA, 30);
    await().atMost(Duration.ofSeconds(30)).until(() -> worker.ended.size() == 30);
    worker.server.stop();

    JobId next = enqueue(ADA, 1);
    enqueueMany(ZOE, 30);
    assertThat(worker.queue.position(next, 1)).isEqualTo(OptionalLong.of(1));
  }

  @Test
  void aJobThatFailedComesBackWithTheTurnThatItHad() {
    AtomicBoolean begun = new AtomicBoolean();
    CountDownLatch fail = new CountDownLatch(1);
    try (Worker failing = worker(id -> failTheFirst(begun, fail, gate))) {
      failing.server.start();
      JobId first = enqueue(ADA, 1);
      await().until(begun::get);
      enqueueMany(ADA, 40); // One of them has the slot when the first comes back.
      fail.countDown();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> failing.queue.position(first, 1).equals(OptionalLong.of(0)));
      gate.countDown();
    }
  }

  @Test
  void whatEachAccountHasInTheQueueIsTold() {
    assertThat(worker.storage.flows()).isEmpty();
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    enqueueMany(ADA, 3);
    enqueueMany(BOB, 1);
    serve();
    await().until(() -> worker.began.size() == 1);

    await().untilAsserted(() -> assertThat(told(ADA)).isEqualTo("2 wait, 1 run"));
    assertThat(told(BOB)).isEqualTo("1 wait, 0 run");
    assertThat(worker.storage.flows())
        .allSatisfy(
            flow -> assertThat(flow.nextSince().orElseThrow()).isBetween(before, Instant.now()));
    gate.countDown();
    await().untilAsserted(() -> assertThat(worker.storage.flows()).isEmpty());
  }

  private String told(AccountId owner) {
    return worker.storage.flows().stream()
        .filter(flow -> flow.owner().equals(owner.value()))
        .map(flow -> "%d wait, %d run".formatted(flow.waiting(), flow.running()))
        .collect(joining());
  }

  private void serve() {
    worker.server.start();
    await().atMost(Duration.ofSeconds(20)).until(worker.server::isServing);
  }

  private Worker worker(Consumer<UUID> work) {
    return new Worker(
        redis.uri(),
        new QueueProperties(TRANSCODE, 1, 3, Duration.ofSeconds(5), Duration.ofSeconds(30)),
        work);
  }

  private void enqueueMany(AccountId owner, int count) {
    for (int i = 0; i < count; i++) {
      enqueue(owner, 1);
    }
  }

  private JobId enqueue(AccountId owner, long bytes) {
    return enqueue(new Share(owner, bytes));
  }

  private JobId enqueue(Share share) {
    JobId id = JobId.random();
    owners.put(id.value(), share.owner());
    worker.queue.enqueue(id, 1, share);
    return id;
  }

  private Map<AccountId, Long> sharesOfTheFirst(int count) {
    return worker.began.stream().limit(count).collect(groupingBy(owners::get, counting()));
  }

  private static void failTheFirst(AtomicBoolean begun, CountDownLatch fail, CountDownLatch gate) {
    if (begun.compareAndSet(false, true)) {
      waitFor(fail);
      throw new IllegalStateException("as it happens");
    }
    waitFor(gate);
  }

  private static void waitFor(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.mediatranscoder.redis.jobrunr;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.JobDetails;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.EnqueuedState;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.storage.Paging.AmountBasedList;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisLink;

/** What it costs to enqueue and to claim beside 100,000 jobs that wait, and beside none. */
@EnabledIfSystemProperty(
    named = "transcoder.benchmark",
    matches = "true",
    disabledReason = "measures and takes a minute: benchmarks/run claim")
class ClaimCostTest {

  private static final int WAITING = 100_000;
  private static final int BATCH = 1000;
  private static final int ROUNDS = 2000;
  private static final int WARM_UP = 300;

  /** A queue, with how long each call took in nanoseconds. */
  private record Measured(
      RedisStorageProvider storage,
      BackgroundJobServer server,
      List<Long> enqueued,
      List<Long> claimed) {}

  @Test
  void aClaimBesideAHundredThousandWaitingJobs() {
    try (RedisServer redis = new RedisServer();
        RedisLink link = redis.link()) {
      Measured empty = queue(link, "{empty}:");
      Measured one = queue(link, "{one}:");
      Measured many = queue(link, "{many}:");
      fill(one.storage(), 1);
      fill(many.storage(), 1000);
      for (int i = 0; i < ROUNDS; i++) {
        List.of(empty, one, many).forEach(ClaimCostTest::round);
      }
      tell("of one account", one, empty);
      tell("of 1000 accounts", many, empty);
    }
  }

  private static void tell(String whose, Measured full, Measured empty) {
    System.out.printf(
        Locale.ROOT,
        "100,000 waiting jobs %s ÷ none: claim %.2f (median %.0f µs), enqueue %.2f (median %.0f µs)%n",
        whose,
        median(full.claimed()) / median(empty.claimed()),
        median(full.claimed()) / 1000,
        median(full.enqueued()) / median(empty.enqueued()),
        median(full.enqueued()) / 1000);
  }

  private static double median(List<Long> nanos) {
    List<Long> sorted = nanos.stream().skip(WARM_UP).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void round(Measured queue) {
    long start = System.nanoTime();
    queue.storage().save(job("somebody"));
    long enqueued = System.nanoTime();
    List<Job> claimed =
        queue.storage().getJobsToProcess(queue.server(), AmountBasedList.ascOnUpdatedAt(1));
    queue.claimed().add(System.nanoTime() - enqueued);
    queue.enqueued().add(enqueued - start);
    claimed.forEach(job -> queue.storage().deletePermanently(job.getId()));
  }

  private static void fill(RedisStorageProvider storage, int accounts) {
    for (int i = 0; i < WAITING; i += BATCH) {
      List<Job> batch = new ArrayList<>();
      for (int j = i; j < i + BATCH; j++) {
        batch.add(job("account-" + j % accounts));
      }
      storage.save(batch);
    }
  }

  private static Job job(String owner) {
    JobDetails details =
        new JobDetails(ClaimCostTest.class.getName(), null, "work", new ArrayList<>());
    Job job = new Job(UUID.randomUUID(), details, new EnqueuedState());
    job.getMetadata().putAll(new Turn(owner, 1000, 1, "", 0).metadata());
    return job;
  }

  private static Measured queue(RedisLink link, String prefix) {
    Jackson3JsonMapper mapper = new Jackson3JsonMapper();
    RedisStorageProvider storage =
        new RedisStorageProvider(link, prefix, new JobMapper(mapper), Duration.ZERO);
    BackgroundJobServer server =
        new BackgroundJobServer(
            storage, mapper, null, usingStandardBackgroundJobServerConfiguration());
    return new Measured(storage, server, new ArrayList<>(), new ArrayList<>());
  }

  /** What a message names; nobody calls it. */
  public static void work() {}
}

package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.redis.job.JobBuilder.NOON;
import static org.mediatranscoder.redis.job.JobBuilder.aPendingJob;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;

class EndedJobsTest extends JobStoreTest {

  private final EndedJobs ended = new RedisEndedJobs(redis);

  @BeforeEach
  void forget() {
    redis.commands().flushall();
  }

  @Test
  void whatHappensToAJobFromItsEndOnIsTold() {
    TranscodeJob job = aPendingJob();
    store.create(job);
    store.claim(job.id(), 1, NOON);
    assertThat(taken()).as("it has not ended").isEmpty();

    store.complete(job.id(), 1, List.of(), NOON);
    assertThat(taken()).containsExactly(job.id());
    store.markNotified(job.id(), NOON);
    assertThat(taken()).containsExactly(job.id());
    store.oweAnotherMail(job.id());
    assertThat(taken()).containsExactly(job.id());
    store.delete(job.id());
    assertThat(taken()).containsExactly(job.id());
  }

  @Test
  void aCancelledJobARetryAndARestoredEndAreTold() {
    TranscodeJob job = aPendingJob();
    store.create(job);
    store.cancel(job.id(), NOON);
    TranscodeJob cancelled = store.find(job.id()).orElseThrow();
    store.retry(job.id(), 50);
    assertThat(taken()).containsExactly(job.id(), job.id());

    redis.commands().flushall();
    store.restore(aPendingJob(), true);
    store.restore(cancelled, false);
    assertThat(taken()).containsExactly(job.id());
  }

  @Test
  void whatIsNotDoneIsToldAgainAndWhatIsDoneIsNot() {
    JobId id = aCancelledJob().id();
    assertThat(ended.take()).hasSize(1);

    List<EndedJob> again = ended.take();

    assertThat(again).extracting(EndedJob::job).containsExactly(Optional.of(id));
    ended.done(again);
    assertThat(ended.take()).isEmpty();
    assertThat(redis.commands().xlen(JobKeys.ENDED)).isZero();
  }

  @Test
  void theOldestJobsThatHaveEndedCanBeTakenOutOfAHistory() {
    TranscodeJob old = aCancelledJob();
    TranscodeJob young = aPendingJob(old.owner(), old.createdAt().plusSeconds(1));
    store.create(young);
    assertThat(store.oldestEnded(old.owner(), old.createdAt().minusMillis(1))).isEmpty();
    List<TranscodeJob> oldest =
        store.oldestEnded(old.owner(), old.createdAt().plus(Duration.ofDays(999)));
    assertThat(oldest).extracting(TranscodeJob::id).containsExactly(old.id());

    assertThat(store.forget(oldest.getFirst())).isTrue();

    assertThat(store.forget(young)).as("it has not ended").isFalse();
    assertThat(store.isDeleted(old.id())).isFalse();
    assertThat(store.find(old.id())).isEmpty();
    assertThat(store.history(old.owner(), 20, null, null).jobs()).containsExactly(young);
  }

  private static TranscodeJob aCancelledJob() {
    TranscodeJob job = aPendingJob();
    store.create(job);
    store.cancel(job.id(), NOON);
    return job;
  }

  private List<JobId> taken() {
    List<EndedJob> taken = ended.take();
    ended.done(taken);
    return taken.stream().flatMap(one -> one.job().stream()).toList();
  }
}

package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediatranscoder.redis.job.JobBuilder.NOON;
import static org.mediatranscoder.redis.job.JobBuilder.aPendingJob;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;

class JobHistoryTest extends JobStoreTest {

  @Test
  void aNewAccountHasAnEmptyHistory() {
    JobPage page = store.history(new AccountId("new"), 10, null, null);
    assertThat(page.jobs()).isEmpty();
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  void pagesHoldEachJobOnceNewestFirst() {
    AccountId owner = new AccountId("pages");
    List<TranscodeJob> jobs =
        IntStream.range(0, 25)
            .mapToObj(i -> created(owner, i))
            .sorted(Comparator.comparing(TranscodeJob::createdAt).reversed())
            .toList();
    assertThat(allPages(owner, 10, null)).containsExactlyElementsOf(jobs);
    assertThat(allPages(owner, 25, null)).containsExactlyElementsOf(jobs);
    assertThat(store.history(owner, 25, null, null).nextCursor()).isNull();
  }

  @Test
  void aPageLeavesThePlansOutOfJobsThatDoNotRun() {
    AccountId owner = new AccountId("plans");
    JobId id = created(owner, 0).id();
    store.claim(id, 1, NOON);
    store.planned(id, 1, new JobPlan("mov", null, List.of(), List.of(), "ffmpeg"));

    assertThat(store.history(owner, 1, null, null).jobs())
        .singleElement()
        .satisfies(job -> assertThat(job.plan()).isNotNull());
    store.cancel(id, NOON);
    assertThat(store.history(owner, 1, null, null).jobs())
        .singleElement()
        .satisfies(job -> assertThat(job.id()).isEqualTo(id))
        .satisfies(job -> assertThat(job.plan()).isNull());
    assertThat(store.find(id).orElseThrow().plan()).isNotNull();
  }

  @Test
  void jobsOfTheSameMillisecondAreNeitherLostNorRepeated() {
    AccountId owner = new AccountId("burst");
    List<JobId> ids = IntStream.range(0, 250).mapToObj(i -> created(owner, 0).id()).toList();
    List<JobId> seen = allPages(owner, 7, null).stream().map(TranscodeJob::id).toList();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aJobThatComesOrGoesMeanwhileMovesNothingToAnotherPage() {
    AccountId owner = new AccountId("moving");
    List<TranscodeJob> jobs = IntStream.range(0, 6).mapToObj(i -> created(owner, i)).toList();
    JobPage first = store.history(owner, 3, null, null);
    created(owner, 100);
    store.delete(jobs.get(3).id());
    JobPage second = store.history(owner, 3, first.nextCursor(), null);
    assertThat(second.jobs()).containsExactly(jobs.get(2), jobs.get(1), jobs.get(0));
    assertThat(second.nextCursor()).isNull();
  }

  @Test
  void aFilterFindsWhatIsFarBack() {
    AccountId owner = new AccountId("filter");
    TranscodeJob oldest = created(owner, 0);
    IntStream.range(1, 700).forEach(i -> created(owner, i));
    store.claim(oldest.id(), 1, NOON);
    JobPage page = store.history(owner, 1, null, JobStatus.PROCESSING);
    assertThat(page.jobs()).extracting(TranscodeJob::id).containsExactly(oldest.id());
    assertThat(page.nextCursor()).isNull();
    assertThat(allPages(owner, 50, JobStatus.PENDING)).hasSize(699);
  }

  @Test
  void aForeignCursorAndABadLimitAreRefused() {
    AccountId owner = new AccountId("wrong");
    for (String cursor : List.of("", "1", "0-*", "-inf-0", "1 2")) {
      assertThatThrownBy(() -> store.history(owner, 1, cursor, null))
          .isInstanceOf(InvalidCursorException.class);
    }
    assertThatThrownBy(() -> store.history(owner, 0, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.history(owner, 201, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<TranscodeJob> allPages(
      AccountId owner, int limit, @Nullable JobStatus status) {
    List<TranscodeJob> jobs = new ArrayList<>();
    String cursor = null;
    do {
      JobPage page = store.history(owner, limit, cursor, status);
      jobs.addAll(page.jobs());
      cursor = page.nextCursor();
    } while (cursor != null);
    return jobs;
  }

  private static TranscodeJob created(AccountId owner, int second) {
    TranscodeJob job = aPendingJob(owner, NOON.plusSeconds(second));
    store.create(job);
    return job;
  }
}

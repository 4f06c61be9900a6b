package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediatranscoder.redis.job.JobBuilder.NOON;
import static org.mediatranscoder.redis.job.JobBuilder.aPendingJob;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.AttemptNumbers;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;

class RedisJobStoreTest extends JobStoreTest {

  private static final Rendition CLIP =
      new Rendition(
          "clip.mp4",
          "processed/x/mp4-720p.mp4",
          "video/mp4",
          99,
          Duration.ofMillis(2500),
          1280,
          720);
  private static final int MANY = 50;
  private static final JobFailure NOT_MEDIA =
      new JobFailure(FailureCode.NOT_MEDIA, "This is no media file.");

  @Test
  void aJobIsReadAsItWasWritten() {
    TranscodeJob job = aPendingJob();
    assertThat(store.create(job)).isTrue();
    assertThat(store.find(job.id())).contains(job);
  }

  @Test
  void aJobIsNotCreatedTwice() {
    TranscodeJob job = created();
    assertThat(store.create(job)).isFalse();
  }

  @Test
  void anUnknownJobIsNotFoundAndNotChanged() {
    JobId nobody = JobId.random();
    assertThat(store.find(nobody)).isEmpty();
    assertThat(store.claim(nobody, 1, NOON)).isEmpty();
    assertThat(store.release(nobody, 1)).isFalse();
    assertThat(store.markNotified(nobody, NOON)).isFalse();
    assertThat(store.cancel(nobody, NOON)).isFalse();
    assertThat(store.delete(nobody)).isFalse();
    assertThat(redis.commands().exists(JobKeys.job(nobody))).isZero();
  }

  /** A replica that takes over may lack the claim of an attempt that is under way. */
  @Test
  void anAttemptThatAnotherServerKnewNothingOfIsRefused() {
    JobId id = created().id();
    int lost = store.claim(id, 1, NOON).orElseThrow().attempt();
    takeOverWithoutTheClaim(id);

    int attempt = store.claim(id, 1, NOON).orElseThrow().attempt();

    assertThat(AttemptNumbers.told(attempt)).isEqualTo(lost);
    assertThat(store.release(id, lost)).isFalse();
    assertThat(store.complete(id, lost, List.of(CLIP), NOON)).isFalse();
    assertThat(store.complete(id, attempt, List.of(CLIP), NOON)).isTrue();
  }

  @Test
  void furtherAttemptsOnTheNextServerAreCountedOneByOne() {
    JobId id = created().id();
    takeOverWithoutTheClaim(id);
    int first = store.claim(id, 1, NOON).orElseThrow().attempt();
    store.release(id, first);

    assertThat(store.claim(id, 1, NOON).orElseThrow().attempt()).isEqualTo(first + 1);
  }

  private void takeOverWithoutTheClaim(JobId id) {
    Map<String, String> before =
        Map.of("status", "PENDING", "attempt", "0", "server", "0123456789abcdef");
    redis.commands().hset(JobKeys.job(id), before);
  }

  @Test
  void aJobRunsFromPendingToCompleted() {
    JobId id = created().id();
    TranscodeJob claimed = store.claim(id, 1, NOON).orElseThrow();
    assertThat(claimed.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(claimed.attempt()).isOne();
    assertThat(claimed.startedAt()).isEqualTo(NOON);

    JobProgress half = new JobProgress(Stage.TRANSCODING, 50, 30.5, 1.5, Duration.ofSeconds(4));
    assertThat(store.progress(id, 1, half)).isTrue();
    assertThat(store.find(id).orElseThrow().progress()).isEqualTo(half);

    assertThat(store.complete(id, 1, List.of(CLIP), NOON.plusSeconds(9))).isTrue();
    TranscodeJob done = store.find(id).orElseThrow();
    assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(done.renditions()).containsExactly(CLIP);
    assertThat(done.endedAt()).isEqualTo(NOON.plusSeconds(9));
    assertThat(done.progress()).isEqualTo(JobProgress.at(Stage.ENDED, 100));
  }

  @Test
  void theNewestAttemptSaysWhatItDoes() {
    JobPlan plan =
        new JobPlan("wav", Duration.ofSeconds(3), List.of(), List.of(), "ffmpeg -i source");
    JobId id = created().id();
    store.claim(id, 1, NOON);
    assertThat(store.planned(id, 1, plan)).isTrue();
    assertThat(store.find(id).orElseThrow().plan()).isEqualTo(plan);

    assertThat(store.claim(id, 1, NOON).orElseThrow().plan()).isNull();
    assertThat(store.planned(id, 1, plan)).isFalse();
    assertThat(store.find(id).orElseThrow().plan()).isNull();
  }

  @Test
  void aPackageIsPlayableInTheAttemptThatSaidSoAndWhileThatRuns() {
    JobId id = created().id();
    store.claim(id, 1, NOON);
    assertThat(store.find(id).orElseThrow().isPlayableEarly()).isFalse();
    assertThat(store.playable(id, 1)).isTrue();
    assertThat(store.find(id).orElseThrow().isPlayableEarly()).isTrue();

    assertThat(store.claim(id, 1, NOON).orElseThrow().isPlayableEarly()).isFalse();
    assertThat(store.playable(id, 1)).as("of an attempt that was fenced off").isFalse();
    assertThat(store.playable(id, 2)).isTrue();
    store.complete(id, 2, List.of(CLIP), NOON.plusSeconds(9));
    TranscodeJob done = store.find(id).orElseThrow();
    assertThat(done.isPlayableEarly()).isFalse();
    assertThat(done.wasPlayableEarly()).isTrue();
  }

  @Test
  void aFailedJobSaysWhyAndKeepsItsProgress() {
    JobId id = created().id();
    store.claim(id, 1, NOON);
    store.progress(id, 1, JobProgress.at(Stage.PROBING, 5));
    assertThat(store.fail(id, 1, NOT_MEDIA, NOON)).isTrue();
    TranscodeJob failed = store.find(id).orElseThrow();
    assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
    assertThat(failed.failure()).isEqualTo(NOT_MEDIA);
    assertThat(failed.progress()).isEqualTo(JobProgress.at(Stage.ENDED, 5));
  }

  @Test
  void aReleasedJobIsPendingAndCanBeClaimedAgain() {
    JobId id = created().id();
    store.claim(id, 1, NOON);
    assertThat(store.release(id, 1)).isTrue();
    assertThat(store.find(id).orElseThrow().status()).isEqualTo(JobStatus.PENDING);
    assertThat(store.progress(id, 1, JobProgress.at(Stage.PROBING, 5))).isFalse();
    assertThat(store.fail(id, 1, NOT_MEDIA, NOON)).isFalse();
    assertThat(store.claim(id, 1, NOON).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void anOlderAttemptIsRefusedEverything() {
    JobId id = created().id();
    store.claim(id, 1, NOON);
    store.claim(id, 1, NOON.plusSeconds(60));
    assertThat(store.progress(id, 1, JobProgress.at(Stage.PROBING, 5))).isFalse();
    assertThat(store.complete(id, 1, List.of(CLIP), NOON)).isFalse();
    assertThat(store.fail(id, 1, NOT_MEDIA, NOON)).isFalse();
    assertThat(store.release(id, 1)).isFalse();
    assertThat(store.complete(id, 2, List.of(CLIP), NOON)).isTrue();
  }

  @Test
  void anEndedJobIsNeitherClaimedNorChanged() {
    JobId id = created().id();
    store.claim(id, 1, NOON);
    store.complete(id, 1, List.of(CLIP), NOON);
    assertThat(store.claim(id, 1, NOON)).isEmpty();
    assertThat(store.fail(id, 1, NOT_MEDIA, NOON)).isFalse();
    assertThat(store.progress(id, 1, JobProgress.at(Stage.PROBING, 5))).isFalse();
    assertThat(store.find(id).orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void anEndSaidTwiceByTheSameAttemptIsTrueBothTimes() {
    JobId id = created().id();
    store.claim(id, 1, NOON);
    assertThat(store.complete(id, 1, List.of(CLIP), NOON)).isTrue();
    assertThat(store.complete(id, 1, List.of(CLIP), NOON.plusSeconds(1))).isTrue();
    assertThat(store.find(id).orElseThrow().endedAt()).isEqualTo(NOON);
  }

  @Test
  void claimsThatRaceGetDifferentAttemptsAndOnlyTheLastOneCounts() throws Exception {
    JobId id = created().id();
    Set<Integer> attempts = ConcurrentHashMap.newKeySet();
    List<Thread> racers =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    Thread.startVirtualThread(
                        () -> attempts.add(store.claim(id, 1, NOON).orElseThrow().attempt())))
            .toList();
    for (Thread racer : racers) {
      racer.join();
    }
    assertThat(attempts).hasSize(16);
    List<Integer> winners =
        attempts.stream().filter(n -> store.complete(id, n, List.of(CLIP), NOON)).toList();
    assertThat(winners).containsExactly(16);
  }

  @Test
  void aCancelledJobRefusesTheWorkerThatRunsItAndEveryOther() {
    JobId id = created().id();
    int attempt = store.claim(id, 1, NOON).orElseThrow().attempt();
    assertThat(store.cancel(id, NOON.plusSeconds(1))).isTrue();
    assertThat(store.progress(id, attempt, JobProgress.at(Stage.UPLOADING, 95))).isFalse();
    assertThat(store.complete(id, attempt, List.of(CLIP), NOON)).isFalse();
    assertThat(store.claim(id, 1, NOON)).isEmpty();
    assertThat(store.find(id).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(store.find(id).orElseThrow().endedAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void whatHasEndedCannotBeCancelled() {
    JobId id = created().id();
    store.complete(id, store.claim(id, 1, NOON).orElseThrow().attempt(), List.of(CLIP), NOON);
    assertThat(store.cancel(id, NOON)).isFalse();
    assertThat(store.find(id).orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aRetryIsANewRunThatOnlyItsOwnMessageClaims() {
    TranscodeJob job = created();
    JobId id = job.id();
    store.markQueued(id);
    store.fail(id, store.claim(id, 1, NOON).orElseThrow().attempt(), NOT_MEDIA, NOON);
    store.markNotified(id, NOON);

    TranscodeJob again = store.retry(id, MANY).orElseThrow();

    assertThat(again.status()).isEqualTo(JobStatus.PENDING);
    assertThat(again.run()).isEqualTo(2);
    assertThat(again.attempt()).isOne();
    assertThat(again.progress()).isEqualTo(JobProgress.at(Stage.QUEUED, 0));
    assertThat(again.failure()).isNull();
    assertThat(again.endedAt()).isNull();
    assertThat(again.notifiedAt()).isNull();
    assertThat(store.find(id)).contains(again);
    assertThat(store.unqueued(Duration.ZERO)).contains(id);
    assertThat(redis.commands().sismember(JobKeys.active(job.owner()), id.toString())).isTrue();
    assertThat(store.claim(id, 1, NOON)).isEmpty();
    assertThat(store.claim(id, 2, NOON).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void onlyWhatFailedOrWasCancelledIsRetried() {
    JobId id = created().id();
    assertThat(store.retry(id, MANY)).isEmpty();
    int attempt = store.claim(id, 1, NOON).orElseThrow().attempt();
    assertThat(store.retry(id, MANY)).isEmpty();
    store.cancel(id, NOON);
    assertThat(store.complete(id, attempt, List.of(CLIP), NOON)).isFalse();
    assertThat(store.retry(id, MANY).orElseThrow().run()).isEqualTo(2);
    assertThat(store.retry(id, MANY)).isEmpty();
    store.complete(id, store.claim(id, 2, NOON).orElseThrow().attempt(), List.of(CLIP), NOON);
    assertThat(store.retry(id, MANY)).isEmpty();
    assertThat(store.retry(JobId.random(), MANY)).isEmpty();
  }

  @Test
  void aRetryNeedsAPlaceAmongTheActiveJobsOfItsOwnerAndUploadsTakeOneToo() {
    TranscodeJob job = aPendingJob(new AccountId("retry-limit"), NOON);
    store.create(job);
    store.cancel(job.id(), NOON);
    redis.commands().zadd(JobKeys.uploads(job.owner()), 1e15, "an upload");
    redis.commands().zadd(JobKeys.uploads(job.owner()), 1, "an upload whose instance died");

    assertThatThrownBy(() -> store.retry(job.id(), 1))
        .isInstanceOf(TooManyActiveJobsException.class);
    assertThat(store.find(job.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);

    assertThat(store.retry(job.id(), 2)).isPresent();
  }

  @Test
  void anotherMailIsOwedInANewRunAndTheJobStaysAsItEnded() {
    JobId id = created().id();
    assertThat(store.oweAnotherMail(id)).isEmpty();
    store.complete(id, store.claim(id, 1, NOON).orElseThrow().attempt(), List.of(CLIP), NOON);
    store.markNotified(id, NOON);
    store.markUndeliverable(id, NOON);
    store.holdMail(id, MailHold.STOPPED);
    assertThat(store.find(id).orElseThrow().mailHold()).isEqualTo(MailHold.STOPPED);

    TranscodeJob owes = store.oweAnotherMail(id).orElseThrow();

    assertThat(owes.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(owes.run()).isEqualTo(2);
    assertThat(owes.renditions()).containsExactly(CLIP);
    assertThat(owes.endedAt()).isEqualTo(NOON);
    assertThat(owes.notifiedAt()).isNull();
    assertThat(owes.undeliverableAt()).isNull();
    assertThat(owes.mailHold()).isNull();
    assertThat(store.markNotified(id, NOON)).isTrue();
  }

  @Test
  void aJobThatWasWrittenBeforeThereWereRunsIsInItsFirst() {
    JobId id = created().id();
    redis.commands().hdel(JobKeys.job(id), JobHash.RUN);
    assertThat(store.find(id).orElseThrow().run()).isEqualTo(TranscodeJob.FIRST_RUN);
    store.cancel(id, NOON);
    assertThat(store.retry(id, MANY).orElseThrow().run()).isEqualTo(2);
  }

  @Test
  void activeAreTheJobsOfAnOwnerThatWaitOrRun() {
    List<TranscodeJob> five =
        IntStream.range(0, 5)
            .mapToObj(i -> aPendingJob(new AccountId("active-one"), NOON))
            .toList();
    five.forEach(store::create);
    AccountId owner = five.getFirst().owner();
    store.create(aPendingJob(new AccountId("active-two"), NOON));
    assertThat(store.countActive(owner)).isEqualTo(5);
    store.cancel(five.get(0).id(), NOON);
    store.delete(five.get(1).id());
    JobId completed = five.get(2).id();
    store.complete(
        completed, store.claim(completed, 1, NOON).orElseThrow().attempt(), List.of(), NOON);
    JobId failed = five.get(3).id();
    store.fail(failed, store.claim(failed, 1, NOON).orElseThrow().attempt(), NOT_MEDIA, NOON);
    assertThat(store.countActive(owner)).isEqualTo(1);
    JobId running = five.get(4).id();
    store.release(running, store.claim(running, 1, NOON).orElseThrow().attempt());
    assertThat(store.countActive(owner)).isEqualTo(1);
  }

  @Test
  void aJobMayBeMissingFromTheQueueUntilThatIsNotedOrItIsDeleted() {
    redis.commands().del(JobKeys.UNQUEUED);
    JobId queued = created().id();
    JobId deleted = created().id();
    JobId left = created().id();
    assertThat(store.unqueued(Duration.ZERO)).containsExactlyInAnyOrder(queued, deleted, left);
    assertThat(store.unqueued(Duration.ofMinutes(1))).isEmpty();

    store.markQueued(queued);
    store.delete(deleted);

    assertThat(store.unqueued(Duration.ZERO)).containsExactly(left);
  }

  @Test
  void theMailIsNotedOnce() {
    JobId id = created().id();
    assertThat(store.markNotified(id, NOON)).isTrue();
    assertThat(store.markNotified(id, NOON.plusSeconds(1))).isFalse();
    assertThat(store.find(id).orElseThrow().notifiedAt()).isEqualTo(NOON);
    assertThat(store.find(id).orElseThrow().undeliverableAt()).isNull();
  }

  @Test
  void thatTheAddressTakesNoMailIsNotedOnceEvenAfterTheMail() {
    JobId id = created().id();
    assertThat(store.markNotified(id, NOON)).isTrue();
    assertThat(store.markUndeliverable(id, NOON.plusSeconds(1))).isTrue();
    assertThat(store.markUndeliverable(id, NOON.plusSeconds(2))).isFalse();
    assertThat(store.find(id).orElseThrow().undeliverableAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(store.markUndeliverable(JobId.random(), NOON)).isFalse();
  }

  @Test
  void aDeletedJobIsGoneFromItsHistoryToo() {
    TranscodeJob job = created();
    assertThat(store.delete(job.id())).isTrue();
    assertThat(store.find(job.id())).isEmpty();
    assertThat(redis.commands().zscore(JobKeys.history(job.owner()), job.id().toString())).isNull();
  }

  private static TranscodeJob created() {
    TranscodeJob job = aPendingJob();
    store.create(job);
    return job;
  }

  @Test
  void aLostJobIsRestoredOnceWithItsPlaceInTheHistory() {
    TranscodeJob job = aPendingJob();
    assertThat(store.missing(List.of(job.id()))).containsExactly(job.id());

    assertThat(store.restore(job, true)).isTrue();
    assertThat(store.restore(job, true)).isFalse();

    assertThat(store.find(job.id())).contains(job);
    assertThat(store.missing(List.of(job.id()))).isEmpty();
    assertThat(store.history(job.owner(), 20, null, null).jobs()).contains(job);
    assertThat(store.unqueued(Duration.ZERO)).contains(job.id());
    assertThat(redis.commands().sismember(JobKeys.active(job.owner()), job.id().toString()))
        .isTrue();
  }

  @Test
  void aLivingJobIsNotOverwrittenByWhatWasStoredOfIt() {
    TranscodeJob job = created();
    store.claim(job.id(), 1, NOON);
    TranscodeJob living = store.find(job.id()).orElseThrow();

    assertThat(store.restore(job, true)).isFalse();

    assertThat(store.find(job.id())).contains(living);
  }

  @Test
  void anEndedJobIsRestoredWithWhatItKeepsAndIsNotActive() {
    JobId id = created().id();
    store.claim(id, 1, NOON);
    store.complete(id, 1, List.of(CLIP), NOON);
    TranscodeJob done = store.find(id).orElseThrow();
    redis.commands().flushall();

    assertThat(store.restore(done, false)).isTrue();

    assertThat(store.find(id)).contains(done);
    assertThat(store.countActive(done.owner())).isZero();
    assertThat(store.unqueued(Duration.ZERO)).isEmpty();
    assertThat(redis.commands().hget(JobKeys.stored(done.owner()), id.toString()))
        .isEqualTo(done.source().sizeBytes() + " 99 " + NOON.toEpochMilli());
  }

  @Test
  void aJobThatWasJustDeletedStaysDeletedAlsoIfItWasNeverHere() {
    TranscodeJob known = created();
    TranscodeJob unknown = aPendingJob();
    assertThat(store.delete(known.id())).isTrue();
    assertThat(store.delete(unknown.id())).isFalse();

    assertThat(store.isDeleted(known.id())).isTrue();
    assertThat(store.isDeleted(JobId.random())).isFalse();
    assertThat(store.missing(List.of(known.id(), unknown.id()))).isEmpty();
    assertThat(store.restore(known, true)).isFalse();
    assertThat(store.restore(unknown, true)).isFalse();

    assertThat(store.find(known.id())).isEmpty();
    assertThat(redis.commands().ttl("deleted:" + known.id())).isBetween(1L, 3600L);
  }

  @Test
  void theFailuresOfAllOwnersAreListedFromTheLastOneOnPageByPage() {
    redis.commands().del(JobKeys.FAILED);
    List<JobId> failed =
        IntStream.range(0, 5).mapToObj(i -> failed(new AccountId("failing-" + i)).id()).toList();
    IntStream.range(0, 5)
        .forEach(i -> redis.commands().zadd(JobKeys.FAILED, i, failed.get(i).toString()));

    JobPage first = store.failures(2, null);
    JobId later = failed(new AccountId("failing-later")).id();
    JobPage second = store.failures(2, first.nextCursor());
    JobPage third = store.failures(2, second.nextCursor());

    assertThat(first.jobs()).extracting(TranscodeJob::failure).containsOnly(NOT_MEDIA);
    assertThat(
            Stream.of(first, second, third)
                .flatMap(page -> page.jobs().stream())
                .map(job -> job.id()))
        .containsExactlyElementsOf(failed.reversed());
    assertThat(third.nextCursor()).isNull();
    assertThat(store.failures(1, null).jobs().getFirst().id()).isEqualTo(later);
  }

  @Test
  void whatIsTriedAgainOrDeletedOrForgottenIsNoFailureAnyMore() {
    redis.commands().del(JobKeys.FAILED);
    TranscodeJob retried = failed(new AccountId("failing"));
    TranscodeJob deleted = failed(new AccountId("failing"));
    TranscodeJob forgotten = failed(new AccountId("failing"));
    store.retry(retried.id(), MANY);
    store.delete(deleted.id());
    store.forget(forgotten);

    assertThat(store.failures(20, null).jobs()).isEmpty();
    assertThat(store.failures(20, null).nextCursor()).isNull();

    store.fail(
        retried.id(), store.claim(retried.id(), 2, NOON).orElseThrow().attempt(), NOT_MEDIA, NOON);
    assertThat(store.failures(20, null).jobs())
        .extracting(TranscodeJob::id)
        .containsExactly(retried.id());
  }

  @Test
  void aFailedJobThatIsRestoredStandsAtTheTimeOfItsEnd() {
    TranscodeJob job = failed(new AccountId("failing"));
    redis.commands().flushall();
    failed(new AccountId("failing"));

    store.restore(job, false);

    assertThat(redis.commands().zscore(JobKeys.FAILED, job.id().toString()))
        .isEqualTo((double) NOON.toEpochMilli());
    assertThat(store.failures(20, null).jobs()).hasSize(2).last().isEqualTo(job);
  }

  @Test
  void onlyTheLastTenThousandFailuresAreKnown() {
    for (int i = 0; i < 10_000; i++) {
      redis.commands().zadd(JobKeys.FAILED, i, JobId.random().toString());
    }
    failed(new AccountId("failing"));

    assertThat(redis.commands().zcard(JobKeys.FAILED)).isEqualTo(10_000);
    assertThat(store.failures(20, null).jobs()).isNotEmpty();
  }

  private static TranscodeJob failed(AccountId owner) {
    TranscodeJob job = aPendingJob(owner, NOON);
    store.create(job);
    store.fail(job.id(), store.claim(job.id(), 1, NOON).orElseThrow().attempt(), NOT_MEDIA, NOON);
    return store.find(job.id()).orElseThrow();
  }

  @Test
  void anAnnouncedJobThatDoesNotComeIsFound() {
    TranscodeJob comes = aPendingJob();
    TranscodeJob fails = aPendingJob();
    JobId stays = JobId.random();
    List.of(comes.id(), fails.id(), stays).forEach(store::announce);
    store.create(comes);
    store.delete(fails.id());

    assertThat(store.announced(Duration.ZERO)).containsExactly(stays);
    assertThat(store.announced(Duration.ofMinutes(1))).isEmpty();

    store.forgetAnnounced(stays);
    assertThat(store.announced(Duration.ZERO)).isEmpty();
  }

  @Test
  void afterALossNobodyClaimsToKnowEveryJob() {
    redis.commands().set(JobKeys.COMPLETE, "run id");
    assertThat(store.isComplete()).isTrue();
    redis.commands().flushall();
    assertThat(store.isComplete()).isFalse();
  }
}

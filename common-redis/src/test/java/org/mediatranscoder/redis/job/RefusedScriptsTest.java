package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediatranscoder.redis.job.JobBuilder.NOON;
import static org.mediatranscoder.redis.job.JobBuilder.aPendingJob;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;

/** Redis refuses one of the commands of a script; once it allows it, the same call is repeated. */
class RefusedScriptsTest extends JobStoreTest {

  private static final String ENDED = "jobs:ended";

  /** Its hash comes first, so the gateway, which answers with an error, can delete it. */
  @ParameterizedTest
  @EnumSource(names = {"HSET", "ZADD", "SADD", "ZREM", "PUBLISH"})
  void aJobThatIsNotCreatedAsAWholeCanBeDeletedAndCreatedAgain(CommandType refused) {
    TranscodeJob job = aPendingJob(someone(), NOON);
    refused(refused, () -> store.create(job));

    store.delete(job.id());

    assertThat(store.find(job.id())).isEmpty();
    assertThatItIsActive(job, false);
    assertThat(store.unqueued(Duration.ZERO)).doesNotContain(job.id());
    redis.commands().del(JobKeys.deleted(job.id()));
    assertThat(store.create(job)).isTrue();
    assertThat(store.find(job.id())).contains(job);
    assertThat(store.history(job.owner(), 20, null, null).jobs()).contains(job);
    assertThatItIsActive(job, true);
    assertThat(store.unqueued(Duration.ZERO)).contains(job.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"HSET", "PUBLISH"})
  void aJobIsClaimedByOneAttempt(CommandType refused) {
    TranscodeJob job = aPendingJob(someone(), NOON);
    store.create(job);

    repeated(refused, () -> store.claim(job.id(), 1, NOON));

    TranscodeJob claimed = store.find(job.id()).orElseThrow();
    assertThat(claimed.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(claimed.attempt()).isPositive();
    assertThat(store.complete(job.id(), claimed.attempt() - 1, List.of(), NOON)).isFalse();
    assertThat(store.complete(job.id(), claimed.attempt(), List.of(), NOON)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"XADD", "HDEL", "HSET", "PUBLISH"})
  void aFurtherMailIsOwedOfALaterRun(CommandType refused) {
    TranscodeJob job = processing();
    store.complete(job.id(), 1, List.of(), NOON);
    store.markNotified(job.id(), NOON);
    redis.commands().del(ENDED);

    repeated(refused, () -> store.oweAnotherMail(job.id()));

    TranscodeJob owes = store.find(job.id()).orElseThrow();
    assertThat(owes.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(owes.run()).isGreaterThan(1);
    assertThat(owes.notifiedAt()).isNull();
    assertThat(told(job)).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"SREM", "XADD", "HSET", "PUBLISH"})
  void aJobThatCompletesIsNoLongerActiveAndIsToldToTheHistory(CommandType refused) {
    TranscodeJob job = processing();

    repeated(refused, () -> store.complete(job.id(), 1, List.of(), NOON));

    assertThat(status(job)).isEqualTo(JobStatus.COMPLETED);
    assertThatItIsActive(job, false);
    assertThat(told(job)).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"SREM", "XADD", "ZADD", "ZREMRANGEBYRANK", "HSET", "PUBLISH"})
  void aJobThatFailsIsShownToOperators(CommandType refused) {
    TranscodeJob job = processing();

    repeated(
        refused,
        () ->
            store.fail(job.id(), 1, new JobFailure(FailureCode.NOT_MEDIA, "No media file."), NOON));

    assertThat(status(job)).isEqualTo(JobStatus.FAILED);
    assertThat(store.failures(200, null).jobs()).extracting(TranscodeJob::id).contains(job.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"SREM", "XADD", "HSET", "PUBLISH"})
  void aCancelledJobIsNoLongerActiveAndIsToldToTheHistory(CommandType refused) {
    TranscodeJob job = processing();

    repeated(refused, () -> store.cancel(job.id(), NOON));

    assertThat(status(job)).isEqualTo(JobStatus.CANCELLED);
    assertThatItIsActive(job, false);
    assertThat(told(job)).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"SADD", "ZADD", "ZREM", "XADD", "HDEL", "HSET", "PUBLISH"})
  void aJobThatIsTriedAgainIsActiveAndWillBeEnqueued(CommandType refused) {
    TranscodeJob job = processing();
    store.markQueued(job.id());
    store.fail(job.id(), 1, new JobFailure(FailureCode.NOT_MEDIA, "No media file."), NOON);

    repeated(refused, () -> store.retry(job.id(), 50));

    assertThat(status(job)).isEqualTo(JobStatus.PENDING);
    assertThat(store.find(job.id()).orElseThrow().run()).isEqualTo(2);
    assertThat(store.find(job.id()).orElseThrow().failure()).isNull();
    assertThatItIsActive(job, true);
    assertThat(store.unqueued(Duration.ZERO)).contains(job.id());
    assertThat(redis.commands().zscore(JobKeys.FAILED, job.id().toString())).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"SET", "ZREM", "XADD", "SREM", "HDEL", "DEL", "PUBLISH"})
  void ofADeletedJobNothingIsLeft(CommandType refused) {
    TranscodeJob job = processing();

    repeated(refused, () -> store.delete(job.id()));

    assertThat(store.find(job.id())).isEmpty();
    assertThat(store.history(job.owner(), 20, null, null).jobs()).isEmpty();
    assertThatItIsActive(job, false);
    assertThat(redis.commands().hexists(JobKeys.stored(job.owner()), job.id().toString()))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ZADD", "HSET", "SADD", "ZREM", "PUBLISH"})
  void aLostJobIsRestoredAsAWhole(CommandType refused) {
    TranscodeJob job = aPendingJob(someone(), NOON);

    repeated(refused, () -> store.restore(job, true));

    assertThat(store.find(job.id())).contains(job);
    assertThat(store.history(job.owner(), 20, null, null).jobs()).contains(job);
    assertThatItIsActive(job, true);
    assertThat(store.unqueued(Duration.ZERO)).contains(job.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"XADD", "HSET", "PUBLISH"})
  void aMailThatWasSentIsNotedAndToldToTheHistory(CommandType refused) {
    TranscodeJob job = processing();
    store.complete(job.id(), 1, List.of(), NOON);
    redis.commands().del(ENDED);

    repeated(refused, () -> store.markNotified(job.id(), NOON));

    assertThat(store.find(job.id()).orElseThrow().notifiedAt()).isEqualTo(NOON);
    assertThat(told(job)).isPositive();
  }

  private static void repeated(CommandType refused, Runnable call) {
    refused(refused, call);
    call.run();
  }

  private static void refused(CommandType refused, Runnable call) {
    redis.commands().aclSetuser("default", AclSetuserArgs.Builder.removeCommand(refused));
    try {
      assertThatThrownBy(call::run)
          .isInstanceOf(RedisCommandExecutionException.class)
          .hasMessageContaining("can't run this command");
    } finally {
      redis.commands().aclSetuser("default", AclSetuserArgs.Builder.addCommand(refused));
    }
  }

  private static TranscodeJob processing() {
    TranscodeJob job = aPendingJob(someone(), NOON);
    store.create(job);
    store.claim(job.id(), 1, NOON);
    return job;
  }

  private static AccountId someone() {
    return new AccountId(JobId.random().toString());
  }

  private static JobStatus status(TranscodeJob job) {
    return store.find(job.id()).orElseThrow().status();
  }

  private static void assertThatItIsActive(TranscodeJob job, boolean active) {
    assertThat(redis.commands().sismember(JobKeys.active(job.owner()), job.id().toString()))
        .isEqualTo(active);
  }

  /** How often the history is told of it. */
  private static long told(TranscodeJob job) {
    return redis.commands().xrange(ENDED, Range.unbounded()).stream()
        .filter(entry -> entry.getBody().containsValue(job.id().toString()))
        .count();
  }
}

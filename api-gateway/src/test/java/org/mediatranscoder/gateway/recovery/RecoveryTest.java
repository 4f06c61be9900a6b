package org.mediatranscoder.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aRendition;
import static org.mediatranscoder.gateway.support.Jobs.aResult;
import static org.mediatranscoder.gateway.support.Jobs.aStoredManifest;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobKeys;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;

/** Redis loses jobs, and S3 brings them back. */
class RecoveryTest extends GatewayTest {

  private static final JobFailure FAILURE = new JobFailure(FailureCode.DAMAGED, "It ends early.");

  @Autowired Recovery recovery;
  @Autowired AnnouncedJobs announced;
  @Autowired TranscodeQueue queue;
  @Autowired NotificationQueue notifications;
  @Autowired RedisLink redis;

  private final Instant justNow = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void aJobThatHadNotEndedRunsAgainAndAnEarlierAttemptAtItIsRefused() {
    JobManifest job = accepted();
    jobs.create(job.toPendingJob());
    int lost = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    lose();

    recovery.run();

    TranscodeJob restored = jobs.find(job.id()).orElseThrow();
    assertThat(restored.status()).isEqualTo(JobStatus.PENDING);
    assertThat(restored.request()).isEqualTo(job.request());
    assertThat(queue.position(job.id(), 1)).isPresent();
    assertThat(jobs.history(job.owner(), 200, null, null).jobs()).contains(restored);
    int attempt = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    assertThat(attempt).isGreaterThan(lost);
    assertThat(json(get("/status/" + job.id())).path("attempt").asInt())
        .as("of which people are told")
        .isOne();
    assertThat(jobs.complete(job.id(), lost, List.of(), NOON)).isFalse();
  }

  @Test
  void aCompletedJobComesBackWithItsOutputsAndOwesNoMailThatWasSent() {
    JobManifest told = accepted();
    JobManifest untold = accepted();
    for (JobManifest job : List.of(told, untold)) {
      aResult(S3, JobResult.completed(job.toPendingJob(), null, List.of(aRendition(job)), justNow));
    }
    Jobs.put(S3, ObjectKeys.mailed(told.id(), 1), "");
    lose();

    recovery.run();

    TranscodeJob restored = jobs.find(told.id()).orElseThrow();
    assertThat(restored.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(restored.renditions()).containsExactly(aRendition(told));
    assertThat(restored.endedAt()).isEqualTo(justNow);
    assertThat(restored.notifiedAt()).isNotNull();
    assertThat(jobs.find(untold.id()).orElseThrow().notifiedAt()).isNull();
    assertThat(notifications.isUnderWay(untold.id(), 1)).isTrue();
    assertThat(queue.position(told.id(), 1)).isEmpty();
  }

  @Test
  void aJobWhoseMailWasSentIsToldAgainAsAWebhookMayNotHaveTakenItYet() {
    JobManifest completed = accepted();
    JobManifest failed = accepted();
    aResult(
        S3,
        JobResult.completed(
            completed.toPendingJob(), null, List.of(aRendition(completed)), justNow));
    aResult(S3, JobResult.failed(failed.toPendingJob(), null, FAILURE, justNow));
    for (JobManifest job : List.of(completed, failed)) {
      Jobs.put(S3, ObjectKeys.mailed(job.id(), 1), "");
    }
    lose();

    recovery.run();

    for (JobManifest job : List.of(completed, failed)) {
      assertThat(jobs.find(job.id()).orElseThrow().notifiedAt()).isNotNull();
      assertThat(notifications.isUnderWay(job.id(), 1)).isTrue();
    }
  }

  @Test
  void nobodyGetsAMailAboutWhatEndedLongAgo() {
    JobManifest old = accepted();
    aCompletedJob(jobs, S3, old, "hello");
    lose();

    recovery.run();

    assertThat(jobs.find(old.id()).orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(notifications.isUnderWay(old.id(), 1)).isFalse();
  }

  @Test
  void aFailedJobStaysFailedUnlessItsOwnerAskedForAnotherRun() {
    JobManifest failed = accepted();
    JobManifest retried = accepted();
    for (JobManifest job : List.of(failed, retried)) {
      aResult(S3, JobResult.failed(job.toPendingJob(), null, FAILURE, justNow));
    }
    aStoredManifest(S3, changed(retried, 2, 0));
    lose();

    recovery.run();

    assertThat(jobs.find(failed.id()).orElseThrow().failure()).isEqualTo(FAILURE);
    TranscodeJob again = jobs.find(retried.id()).orElseThrow();
    assertThat(again.status()).isEqualTo(JobStatus.PENDING);
    assertThat(again.failure()).isNull();
    assertThat(queue.position(retried.id(), 2)).isPresent();
  }

  @Test
  void aCancelledJobStaysCancelledWhateverAWorkerWroteLate() {
    JobManifest job = accepted();
    aStoredManifest(S3, changed(job, 1, 1));
    aResult(S3, JobResult.completed(job.toPendingJob(), null, List.of(aRendition(job)), justNow));
    lose();

    recovery.run();

    TranscodeJob restored = jobs.find(job.id()).orElseThrow();
    assertThat(restored.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(restored.endedAt()).isNotNull();
    assertThat(queue.position(job.id(), 1)).isEmpty();
    assertThat(jobs.retry(job.id(), 50).orElseThrow().run()).isEqualTo(2);
  }

  @Test
  void aFurtherMailThatWasSentIsARunThatIsNotUsedAgain() {
    JobManifest job = accepted();
    aResult(S3, JobResult.completed(job.toPendingJob(), null, List.of(aRendition(job)), justNow));
    Jobs.put(S3, ObjectKeys.mailed(job.id(), 1), "");
    Jobs.put(S3, ObjectKeys.mailed(job.id(), 2), "");
    lose();

    recovery.run();

    assertThat(jobs.find(job.id()).orElseThrow().run()).isEqualTo(2);
    assertThat(jobs.oweAnotherMail(job.id()).orElseThrow().run()).isEqualTo(3);
  }

  @Test
  void aJobThatRedisHasIsLeftAlone() {
    JobManifest job = accepted();
    jobs.create(job.toPendingJob());
    jobs.claim(job.id(), 1, NOON);
    TranscodeJob running = jobs.find(job.id()).orElseThrow();

    recovery.run();

    assertThat(jobs.find(job.id())).contains(running);
  }

  @Test
  void aJobThatIsDeletedWhileItIsRestoredDoesNotComeBack() {
    JobManifest job = accepted();
    lose();
    jobs.delete(job.id());

    recovery.run();

    assertThat(jobs.find(job.id())).isEmpty();
  }

  @Test
  void aJobOfWhichOnlyTheResultIsLeftComesBack() {
    JobManifest job = Jobs.aManifest(ADA, "clip.mov");
    aResult(S3, JobResult.completed(job.toPendingJob(), null, List.of(aRendition(job)), justNow));
    lose();

    recovery.run();

    assertThat(jobs.find(job.id()).orElseThrow().renditions()).containsExactly(aRendition(job));
  }

  @Test
  void whatIsDamagedKeepsNoOtherJobFromComingBack() {
    JobId damaged = JobId.random();
    Jobs.put(S3, ObjectKeys.manifest(damaged), "{\"schema\":");
    JobManifest foreign = Jobs.aManifest(ADA, "clip.mov");
    JobId mixedUp = JobId.random();
    Jobs.put(S3, ObjectKeys.manifest(mixedUp), JSON.writeValueAsString(foreign));
    JobManifest good = accepted();
    lose();

    recovery.run();

    assertThat(jobs.find(good.id())).isPresent();
    assertThat(jobs.find(damaged)).isEmpty();
    assertThat(jobs.find(mixedUp)).isEmpty();
    assertThat(jobs.find(foreign.id())).isEmpty();
    assertThat(jobs.isComplete()).isTrue();
    S3.client().deleteObject(d -> d.bucket(S3.bucket()).key(ObjectKeys.manifest(damaged)));
    S3.client().deleteObject(d -> d.bucket(S3.bucket()).key(ObjectKeys.manifest(mixedUp)));
  }

  @Test
  void whatWasAcceptedLongAgoIsNotRunAsItsResultMayBeGone() {
    JobManifest old = Jobs.aManifest(ADA, "clip.mov");
    JobManifest older = at(old, justNow.minus(Duration.ofDays(31)));
    aStoredManifest(S3, older);
    lose();

    recovery.run();

    assertThat(jobs.find(older.id())).isEmpty();
  }

  @Test
  void itRunsByItselfWhenRedisIsEmptyOrIsAnotherServerAndNotOtherwise() {
    lose();
    recovery.startIfDue();
    await().atMost(Duration.ofSeconds(20)).until(jobs::isComplete);

    JobManifest job = accepted();
    recovery.startIfDue();
    assertThat(redis.commands().exists(RecoveryLease.KEY)).isZero();
    assertThat(jobs.find(job.id())).isEmpty();

    redis.commands().set(JobKeys.COMPLETE, "the server before the fail-over");
    recovery.startIfDue();
    await().atMost(Duration.ofSeconds(20)).until(() -> jobs.find(job.id()).isPresent());
  }

  @Test
  void oneInstanceDoesItAtATime() {
    JobManifest job = accepted();
    lose();
    RecoveryLease other = new RecoveryLease(redis);
    assertThat(other.take()).isTrue();

    recovery.run();

    assertThat(jobs.find(job.id())).isEmpty();
    assertThat(jobs.isComplete()).isFalse();
    other.release();
    recovery.run();
    assertThat(jobs.find(job.id())).isPresent();
  }

  @Test
  void aRecoveryDuringWhichRedisWasLostAgainDoesNotCount() {
    RecoveryLease lease = new RecoveryLease(redis);
    lease.take();
    lose();

    assertThat(lease.renew()).isFalse();
    assertThat(lease.complete("server")).isFalse();

    assertThat(jobs.isComplete()).isFalse();
  }

  @Test
  void untilItHasRunNobodySaysThatAJobIsNotThere() {
    JobManifest job = accepted();
    lose();
    assertThat(get("/status/" + job.id()).statusCode()).isEqualTo(503);
    assertThat(get("/status/" + job.id()).headers().firstValue("Retry-After")).isPresent();

    recovery.run();

    assertThat(json(get("/status/" + job.id())).path("status").asString()).isEqualTo("PENDING");
    assertThat(get("/status/" + JobId.random()).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyAnOperatorMayAskForIt() {
    JobManifest job = accepted();
    assertThat(send(request("/operator/recovery").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(403);
    assertThat(get("/operator/recovery").statusCode()).isEqualTo(403);

    assertThat(send(operator().POST(BodyPublishers.noBody())).statusCode()).isEqualTo(202);

    await().atMost(Duration.ofSeconds(20)).until(() -> jobs.find(job.id()).isPresent());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !json(send(operator())).path("running").asBoolean());
    assertThat(json(send(operator())).path("restored").asLong()).isPositive();
    assertThat(json(send(operator())).path("complete").asBoolean()).isTrue();
  }

  @Test
  void theCommandDoesItOnceWithoutAService() {
    JobManifest job = accepted();
    lose();

    assertThat(recover(REDIS.properties())).isZero();

    assertThat(queue.position(job.id(), 1)).isPresent();
    assertThat(jobs.isComplete()).isTrue();
  }

  @Test
  void theCommandWaitsForAnInstanceThatIsAtItAndLooksOnceMore() throws Exception {
    JobManifest job = accepted();
    lose();
    RecoveryLease other = new RecoveryLease(redis);
    assertThat(other.take()).isTrue();
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> recover(REDIS.properties()));

    assertThatThrownBy(() -> code.get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    assertThat(jobs.find(job.id())).isEmpty();
    other.release();

    assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
    assertThat(jobs.find(job.id())).isPresent();
  }

  @Test
  void theCommandEndsWithAnErrorWhereItCannot() {
    assertThat(recover(Map.of("transcoder.redis.uri", "redis://127.0.0.1:1"))).isOne();
    assertThat(RecoverCommand.run("restart")).isEqualTo(2);
    assertThat(RecoverCommand.isAskedFor("recover")).isTrue();
    assertThat(RecoverCommand.isAskedFor("--server.port=0")).isFalse();
    assertThat(RecoverCommand.isAskedFor()).isFalse();
  }

  private static int recover(Map<String, String> redis) {
    Stream<String> options =
        Stream.of(redis, S3.properties())
            .flatMap(some -> some.entrySet().stream())
            .map(option -> "--" + option.getKey() + "=" + option.getValue());
    return RecoverCommand.run(Stream.concat(Stream.of("recover"), options).toArray(String[]::new));
  }

  @Test
  void aJobWhoseGatewayDiedBetweenTheManifestAndRedisIsFinished() {
    JobManifest written = accepted();
    JobId notWritten = JobId.random();
    jobs.announce(written.id());
    jobs.announce(notWritten);

    announced.finish(Duration.ofMinutes(1));
    assertThat(jobs.find(written.id())).as("its gateway may live").isEmpty();

    announced.finish(Duration.ZERO);

    assertThat(queue.position(written.id(), 1)).isPresent();
    assertThat(jobs.find(notWritten)).isEmpty();
    assertThat(jobs.announced(Duration.ZERO)).isEmpty();
  }

  private JobManifest accepted() {
    JobManifest job = at(Jobs.aManifest(ADA, "clip.mov"), justNow);
    aStoredManifest(S3, job);
    return job;
  }

  private static JobManifest at(JobManifest job, Instant createdAt) {
    return new JobManifest(
        job.schema(), job.id(), job.owner(), job.request(), job.source(), createdAt, 1);
  }

  private static JobManifest changed(JobManifest job, int run, int cancelledRun) {
    return new JobManifest(
        job.schema(),
        job.id(),
        job.owner(),
        job.request(),
        job.source(),
        job.createdAt(),
        1,
        run,
        cancelledRun);
  }

  private HttpRequest.Builder operator() {
    String token =
        ISSUER.token(
            new JWTClaimsSet.Builder(ISSUER.claims("grace", "jobs:read"))
                .claim("roles", List.of("operator"))
                .build());
    return anonymous("/operator/recovery").header("Authorization", "Bearer " + token);
  }

  private static void lose() {
    REDIS.flush();
  }
}

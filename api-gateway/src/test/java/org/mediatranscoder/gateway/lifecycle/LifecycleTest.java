package org.mediatranscoder.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;
import static org.mediatranscoder.gateway.support.Jobs.aSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.mail.MailSwitch;
import org.mediatranscoder.redis.access.EncodingTime;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;

/** Cancel, retry and another mail, at each status of a job. */
class LifecycleTest extends GatewayTest {

  private static final JobFailure FAILURE = new JobFailure(FailureCode.INTERNAL, "Our fault.");

  @Autowired TranscodeQueue queue;
  @Autowired NotificationQueue notifications;
  @Autowired RedisLink redis;
  @Autowired EncodingTime encodingTime;

  @Test
  void aWaitingJobThatIsCancelledLeavesTheQueue() {
    JobId id = aWaitingJob();

    HttpResponse<String> answer = ask(id, "cancel");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("status").asString()).isEqualTo("CANCELLED");
    assertThat(json(answer).path("mail").isNull()).isTrue();
    assertThat(queue.position(id, 1)).isEmpty();
    assertThat(jobs.countActive(jobs.find(id).orElseThrow().owner())).isZero();
  }

  @Test
  void theWorkerOfACancelledJobIsRefusedWhateverItBrings() {
    JobId id = aWaitingJob();
    int attempt = jobs.claim(id, 1, NOON).orElseThrow().attempt();

    assertThat(ask(id, "cancel").statusCode()).isEqualTo(200);

    assertThat(jobs.progress(id, attempt, JobProgress.at(Stage.TRANSCODING, 50))).isFalse();
    assertThat(jobs.complete(id, attempt, List.of(), NOON)).isFalse();
    assertThat(jobs.fail(id, attempt, FAILURE, NOON)).isFalse();
    assertThat(status(id)).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void cancellingTwiceIsTheSameAsOnce() {
    JobId id = aWaitingJob();
    assertThat(ask(id, "cancel").statusCode()).isEqualTo(200);
    TranscodeJob once = jobs.find(id).orElseThrow();

    assertThat(ask(id, "cancel").statusCode()).isEqualTo(200);

    assertThat(jobs.find(id)).contains(once);
  }

  @Test
  void whatHasEndedCannotBeCancelled() {
    JobManifest done = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, done, "hello");

    for (JobId id : List.of(done.id(), aFailedJob())) {
      HttpResponse<String> answer = ask(id, "cancel");
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(code(answer)).isEqualTo("job-ended");
    }
  }

  @Test
  void aFailedJobThatIsRetriedWaitsAgainInANewRun() {
    JobId id = aFailedJob();

    HttpResponse<String> answer = ask(id, "retry");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).path("status").asString()).isEqualTo("PENDING");
    assertThat(json(answer).path("failure").isNull()).isTrue();
    assertThat(jobs.find(id).orElseThrow().run()).isEqualTo(2);
    assertThat(queue.position(id, 2)).isPresent();
    assertThat(redis.commands().zscore("jobs:unqueued", id.toString())).isNull();
  }

  @Test
  void aCancelledJobCanBeRetriedThoughItsFirstMessageIsStillKnown() {
    JobId id = aWaitingJob();
    ask(id, "cancel");

    assertThat(ask(id, "retry").statusCode()).isEqualTo(202);

    assertThat(queue.position(id, 2)).isPresent();
    assertThat(jobs.claim(id, 1, NOON)).isEmpty();
    assertThat(jobs.claim(id, 2, NOON)).isPresent();
  }

  @Test
  void retryingTwiceIsTheSameAsOnce() {
    JobId id = aFailedJob();
    ask(id, "retry");
    assertThat(ask(id, "retry").statusCode()).isEqualTo(202);
    jobs.claim(id, 2, NOON);

    HttpResponse<String> answer = ask(id, "retry");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("status").asString()).isEqualTo("PROCESSING");
    assertThat(jobs.find(id).orElseThrow().run()).isEqualTo(2);
  }

  @Test
  void aCancellationAndARetryAreInTheManifestSoThatTheySurviveALossOfRedis() {
    JobId id = aWaitingJob();

    ask(id, "cancel");
    assertThat(manifest(id).isCancelled()).isTrue();

    ask(id, "retry");
    assertThat(manifest(id).isCancelled()).isFalse();
    assertThat(manifest(id).run()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "retry"})
  void whatCannotBeWrittenToTheManifestIsAskedForAgain(String action) {
    JobId id = action.equals("cancel") ? aWaitingJob() : aFailedJob();
    DOWNSTREAM.takeManifests(false);
    HttpResponse<String> refused = ask(id, action);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(code(refused)).isEqualTo("storage-unavailable");
    DOWNSTREAM.takeManifests(true);

    assertThat(ask(id, action).statusCode()).isBetween(200, 202);

    assertThat(manifest(id)).isEqualTo(JobManifest.of(jobs.find(id).orElseThrow()));
  }

  @Test
  void ofACancellationAndARetryAtOnceTheManifestSaysWhatRedisSays() {
    JobId id = aWaitingJob();
    DOWNSTREAM.beforeNextManifest(() -> jobs.retry(id, 50));

    ask(id, "cancel");

    assertThat(manifest(id).run()).isEqualTo(2);
    assertThat(manifest(id).isCancelled()).isFalse();
  }

  @Test
  void aJobThatIsDeletedWhileItIsCancelledLeavesNoManifest() {
    JobId id = aWaitingJob();
    DOWNSTREAM.beforeNextManifest(() -> jobs.delete(id));

    assertThat(code(ask(id, "cancel"))).isEqualTo("job-not-found");

    assertThat(DOWNSTREAM.deleted()).containsExactly(id.toString());
  }

  @Test
  void aJobThatIsLostWithRedisWhileItIsCancelledKeepsItsFiles() {
    JobId id = aWaitingJob();
    DOWNSTREAM.beforeNextManifest(REDIS::flush);

    ask(id, "cancel");

    assertThat(manifest(id).isCancelled()).isTrue();
    assertThat(DOWNSTREAM.deleted()).isEmpty();
  }

  private static JobManifest manifest(JobId id) {
    return JSON.readValue(DOWNSTREAM.manifest(id), JobManifest.class);
  }

  @Test
  void aCompletedJobIsNotTriedAgain() {
    JobManifest done = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, done, "hello");

    HttpResponse<String> answer = ask(done.id(), "retry");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(code(answer)).isEqualTo("job-completed");
  }

  @Test
  void aJobWhoseSourceIsNoLongerKeptStaysAsItEnded() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());
    jobs.cancel(job.id(), NOON);

    HttpResponse<String> answer = ask(job.id(), "retry");

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(code(answer)).isEqualTo("source-gone");
    assertThat(status(job.id())).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void aRetryIsHeldToTheLimitOfActiveJobs() {
    JobId failed = aFailedJob();
    for (int i = 0; i < 12; i++) {
      jobs.create(aManifest(ADA, "clip.mov").toPendingJob());
    }

    HttpResponse<String> answer = ask(failed, "retry");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(code(answer)).isEqualTo("too-many-jobs");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(status(failed)).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void aRetryIsHeldToTheEncodingTimeOfADay() {
    JobId failed = aFailedJob();
    encodingTime.charge(new AccountId(ADA), Duration.ofHours(10));

    HttpResponse<String> answer = ask(failed, "retry");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(code(answer)).isEqualTo("daily-encoding-exceeded");
    assertThat(status(failed)).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void anotherMailIsAskedForInANewRunAndOnceWhileItIsOnItsWay() {
    JobId id = aNotifiedJob(NOON);

    HttpResponse<String> answer = ask(id, "notify");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).path("mail").asString()).isEqualTo("NOT_SENT");
    assertThat(json(answer).path("status").asString()).isEqualTo("COMPLETED");
    assertThat(notifications.isUnderWay(id, 2)).isTrue();
    assertThat(ask(id, "notify").statusCode()).isEqualTo(202);
    assertThat(jobs.find(id).orElseThrow().run()).isEqualTo(2);
  }

  @Test
  void aMailThatWasSentAMomentAgoIsNotSentTwice() {
    JobId id = aNotifiedJob(Instant.now());

    HttpResponse<String> answer = ask(id, "notify");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("mail").asString()).isEqualTo("SENT");
    assertThat(jobs.find(id).orElseThrow().run()).isEqualTo(1);
  }

  @Test
  void aMailThatCameBackCanBeTriedAgain() {
    JobId id = aNotifiedJob(Instant.now());
    jobs.markUndeliverable(id, NOON);

    assertThat(json(ask(id, "notify")).path("mail").asString()).isEqualTo("NOT_SENT");
    assertThat(notifications.isUnderWay(id, 2)).isTrue();
  }

  @Test
  void thereIsNoMailAboutAJobThatRunsOrWasCancelled() {
    JobId id = aWaitingJob();
    assertThat(code(ask(id, "notify"))).isEqualTo("job-running");
    ask(id, "cancel");
    assertThat(code(ask(id, "notify"))).isEqualTo("job-cancelled");
  }

  @Test
  void whoWantsNoMailsIsToldSo() {
    JobId id = aNotifiedJob(NOON);
    redis.commands().sadd(MailSwitch.OFF, MailSwitch.COMPLETE, ADA);

    HttpResponse<String> answer = ask(id, "notify");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(code(answer)).isEqualTo("mails-off");
  }

  @Test
  void noMailIsSentAboutAnOutputThatIsNoLongerKept() {
    JobId id = aNotifiedJob(NOON);
    jobs.find(id)
        .orElseThrow()
        .renditions()
        .forEach(
            one -> S3.client().deleteObject(delete -> delete.bucket(S3.bucket()).key(one.key())));

    assertThat(code(ask(id, "notify"))).isEqualTo("file-gone");
  }

  @Test
  void anAccountGetsSoManyFurtherMailsInAnHour() {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(aNotifiedJob(NOON), "notify").statusCode()).isEqualTo(202);
    }

    HttpResponse<String> answer = ask(aNotifiedJob(NOON), "notify");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(code(answer)).isEqualTo("too-many-mails");
    assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(3_500L, 3_600L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "retry", "notify"})
  void theJobOfAnotherPersonIsNotFoundAndStays(String action) {
    JobManifest hers = aManifest("eve", "clip.mov");
    jobs.create(hers.toPendingJob());

    assertThat(code(ask(hers.id(), action))).isEqualTo("job-not-found");

    assertThat(jobs.find(hers.id())).contains(hers.toPendingJob());
  }

  private HttpResponse<String> ask(JobId id, String action) {
    return send(request("/jobs/" + id + "/" + action).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private JobStatus status(JobId id) {
    return jobs.find(id).orElseThrow().status();
  }

  private JobId aWaitingJob() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aSource(S3, job);
    jobs.create(job.toPendingJob());
    queue.enqueue(job.id(), 1, Share.of(job.toPendingJob()));
    return job.id();
  }

  private JobId aFailedJob() {
    JobId id = aWaitingJob();
    int attempt = jobs.claim(id, 1, NOON).orElseThrow().attempt();
    jobs.fail(id, attempt, FAILURE, NOON);
    return id;
  }

  private JobId aNotifiedJob(Instant when) {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "hello");
    jobs.markNotified(job.id(), when);
    return job.id();
  }
}

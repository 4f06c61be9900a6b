package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jobrunr.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.Queues;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.SampleMedia;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.storage.ResultFiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Two attempts at one job, a worker that stops, and a store that is unavailable. */
@DirtiesContext // Its worker must not take the jobs of other tests.
@SpringBootTest(
    webEnvironment = WebEnvironment.MOCK,
    properties = {"transcoder.queue.retries=0", "transcoder.queue.stop-timeout=100ms"})
class AttemptsTest {

  private static final S3TestServer S3 = S3TestServer.start();
  private static final RedisTestServer REDIS = RedisTestServer.start();

  @TempDir static Path workDir;
  @TempDir Path sampleFolder;

  @Autowired JobStore store;
  @Autowired TranscodeJobHandler handler;
  @Autowired JobCompletion ending;
  @Autowired ResultFiles results;
  @Autowired QueueServer server;
  @Autowired TranscodeQueue queue;
  @Autowired NotificationQueue notifications;
  @Autowired Queues queues;
  @Autowired GivenUpJobs givenUpJobs;

  private WorkerFixture fixture;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    REDIS.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.worker.work-dir", () -> workDir);
  }

  @BeforeEach
  void prepare() {
    REDIS.set("jobs:complete", "1");
    fixture = new WorkerFixture(store, S3);
  }

  @Test
  void aWorkerThatWasGivenUpForDeadStopsAtOnceAndLeavesNothing() throws Exception {
    JobId id = fixture.accepted(new Samples(sampleFolder).lengthy(), "webm-720p");
    CompletableFuture<Void> zombie =
        CompletableFuture.runAsync(() -> handler.transcode(id.value(), 1));
    fixture.awaitEncoding(id);
    endByAnotherWorker(id);
    zombie.get(10, TimeUnit.SECONDS);
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(fixture.job(id).attempt()).isEqualTo(2);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEmpty();
  }

  @Test
  void aLateResultNeitherCountsNorTouchesThatOfItsSuccessor() throws InterruptedException {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    TranscodeJob zombie = store.claim(id, 1, Instant.now()).orElseThrow();
    handler.transcode(id.value(), 1);
    TranscodeJob completed = fixture.job(id);
    Rendition result = late(zombie);
    assertThatExceptionOfType(FencedOffException.class)
        .isThrownBy(() -> ending.complete(zombie, List.of(result)));
    assertThat(fixture.job(id)).isEqualTo(completed);
    assertThat(completed.renditions().getFirst().key())
        .isEqualTo(ObjectKeys.processed(id, 2, "mp3", "mp3"));
    assertThat(S3.keys(ObjectKeys.processedPrefix(id)))
        .containsExactly(completed.renditions().getFirst().key(), ObjectKeys.result(id));
    assertThat(fixture.result(id).attempt()).isEqualTo(2);
  }

  @Test
  void whatAKilledAttemptStoredIsRemovedByTheOneThatCompletes() {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    store.claim(id, 1, Instant.now());
    String left = ObjectKeys.processed(id, 1, "mp3", "mp3");
    S3.client().putObject(p -> p.bucket(S3.bucket()).key(left), RequestBody.fromString("left"));
    handler.transcode(id.value(), 1);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id)))
        .containsExactly(ObjectKeys.processed(id, 2, "mp3", "mp3"), ObjectKeys.result(id));
  }

  @Test
  void theResultOfALaterAttemptIsNotReplacedByAnEarlierOne() {
    TranscodeJob first = claimed();
    TranscodeJob second = store.claim(first.id(), 1, Instant.now()).orElseThrow();
    JobResult failed = JobResult.failed(second, null, TranscodeJobHandler.OURS, Instant.EPOCH);

    assertThat(results.put(JobResult.completed(first, null, List.of(), Instant.EPOCH))).isTrue();
    assertThat(results.put(failed)).isTrue();
    assertThat(results.put(JobResult.completed(first, null, List.of(), Instant.EPOCH))).isFalse();
    assertThat(results.put(failed)).as("said again, as an answer was lost").isTrue();

    assertThat(fixture.result(first.id())).isEqualTo(failed);
  }

  @Test
  void aResultThatCameWithAnotherAttemptAtTheJobStaysGoodUntilThatOneEnds() throws Exception {
    TranscodeJob zombie = claimed();
    store.claim(zombie.id(), 1, Instant.now());
    Rendition made = late(zombie);

    assertThatExceptionOfType(FencedOffException.class)
        .isThrownBy(() -> ending.complete(zombie, List.of(made)));

    assertThat(S3.keys(ObjectKeys.processedPrefix(zombie.id())))
        .containsExactly(made.key(), ObjectKeys.result(zombie.id()));
    handler.transcode(zombie.id().value(), 1);
    assertThat(fixture.result(zombie.id()).attempt()).isEqualTo(3);
    assertThat(S3.keys(ObjectKeys.processedPrefix(zombie.id())))
        .containsExactly(
            ObjectKeys.processed(zombie.id(), 3, "mp3", "mp3"), ObjectKeys.result(zombie.id()));
  }

  @Test
  void aResultThatCameAfterTheJobWasCancelledIsTakenBack() throws Exception {
    TranscodeJob job = claimed();
    Rendition made = late(job);
    store.cancel(job.id(), Instant.now());

    assertThatExceptionOfType(FencedOffException.class)
        .isThrownBy(() -> ending.complete(job, List.of(made)));

    assertThat(S3.keys(ObjectKeys.processedPrefix(job.id()))).isEmpty();
  }

  @Test
  void whatWasMadeWhileRedisWasLostIsKeptForTheRecovery() throws Exception {
    TranscodeJob job = claimed();
    Rendition made = late(job);
    REDIS.flush();

    assertThatExceptionOfType(FencedOffException.class)
        .isThrownBy(() -> ending.complete(job, List.of(made)));

    assertThat(S3.keys(ObjectKeys.processedPrefix(job.id())))
        .containsExactly(made.key(), ObjectKeys.result(job.id()));
    assertThat(fixture.result(job.id()).outputs()).containsExactly(made);
  }

  @Test
  void aFailedJobHasAResultToo() {
    JobId id = fixture.acceptedWithoutSource(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    handler.transcode(id.value(), 1);
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.FAILED);
    assertThat(fixture.result(id).failure()).isEqualTo(fixture.job(id).failure());
    assertThat(fixture.result(id).endedAt()).isEqualTo(fixture.job(id).endedAt());
  }

  private TranscodeJob claimed() {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    return store.claim(id, 1, Instant.now()).orElseThrow();
  }

  /** Stored by an attempt, which has not said so yet. */
  private Rendition late(TranscodeJob job) {
    String key = ObjectKeys.processed(job.id(), job.attempt(), "mp3", "mp3");
    S3.client().putObject(p -> p.bucket(S3.bucket()).key(key), RequestBody.fromString("late"));
    return new Rendition("holiday.mp3", key, "audio/mpeg", 4, null, null, null);
  }

  @Test
  void aWorkerThatStopsGivesItsJobBack() throws Exception {
    JobId id = fixture.accepted(new Samples(sampleFolder).lengthy(), "webm-720p");
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread worker =
        Thread.startVirtualThread(
            () -> {
              try {
                handler.transcode(id.value(), 1);
              } catch (RuntimeException givenUp) {
                end.complete(givenUp);
              }
            });
    fixture.awaitEncoding(id);
    worker.interrupt();
    assertThat(end.get(5, TimeUnit.SECONDS))
        .isInstanceOf(AttemptGivenUpException.class)
        .hasCauseInstanceOf(InterruptedException.class); // By this the queue knows.
    WorkerFixture.awaitNoFfmpeg();
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.PENDING);
  }

  @Test
  void aJobWhoseMessageWasGivenUpEndsAsFailedAndNoLateResultCounts() {
    server.stop();
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    TranscodeJob zombie = store.claim(id, 1, Instant.now()).orElseThrow();
    givenUpJobs.end();
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.PROCESSING);

    giveUpMessages(id);
    givenUpJobs.end();

    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.FAILED);
    assertThat(fixture.job(id).failure()).isEqualTo(TranscodeJobHandler.OURS);
    assertThat(notifications.isUnderWay(id, 1)).isTrue();
    assertThat(store.complete(id, zombie.attempt(), List.of(), Instant.now())).isFalse();
    int retried = store.retry(id, 50).orElseThrow().run();
    givenUpJobs.end();
    assertThat(fixture.job(id).status()).as("another run").isEqualTo(JobStatus.PENDING);
    assertThat(retried).isEqualTo(2);
    server.start();
  }

  private void giveUpMessages(JobId id) {
    RedisStorageProvider storage = queues.storage(QueueName.TRANSCODE);
    Job message = storage.getJobById(MessageId.of(id, 1, Step.TRANSCODE, 0));
    message.failed("given up", new IllegalStateException("Redis was unavailable"));
    storage.save(message);
  }

  @Test
  void aStopOfTheWorkerUsesUpNoRetry() {
    JobId id = fixture.accepted(new Samples(sampleFolder).lengthy(), "webm-720p");
    await().atMost(Duration.ofSeconds(30)).until(server::isServing);
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    fixture.awaitEncoding(id);
    server.stop();
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.PENDING);
    WorkerFixture.awaitNoFfmpeg();
    server.start();
    fixture.awaitEncoding(id);
    assertThat(fixture.job(id).attempt()).isEqualTo(2);
    endByAnotherWorker(id);
  }

  private void endByAnotherWorker(JobId id) {
    store.claim(id, 1, Instant.now());
    await().atMost(Duration.ofSeconds(4)).until(() -> WorkerFixture.programsOfFfmpeg().isEmpty());
  }

  @Test
  void troubleOnOurSideThatNoRetryHealsFailsTheJobInTheEnd() {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    S3.kill();
    try {
      handler.transcode(id.value(), 1); // There is no retry left: see the settings of this test.
    } finally {
      S3.startAgain();
    }
    assertThat(fixture.job(id).failure())
        .extracting(JobFailure::code)
        .isEqualTo(FailureCode.INTERNAL);
  }
}

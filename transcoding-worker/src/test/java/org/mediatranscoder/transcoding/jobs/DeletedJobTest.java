package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.SampleMedia;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.transcoding.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.core.sync.RequestBody;

@DirtiesContext // Its worker must not live on when its queue ends.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DeletedJobTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final RedisTestServer REDIS = RedisTestServer.shared();
  private static final TestIssuer ISSUER = TestIssuer.shared();

  @TempDir static Path workDir;
  @TempDir static Path sampleFolder;

  @Autowired JobStore store;
  @Autowired TranscodeQueue queue;
  @Autowired QueueServer server;
  @Autowired TranscodeJobHandler handler;
  @Autowired WorkerProperties properties;

  private WorkerFixture fixture;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    REDIS.properties().forEach((name, value) -> registry.add(name, () -> value));
    ISSUER.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.worker.work-dir", () -> workDir);
  }

  @BeforeEach
  void awaitServer() {
    REDIS.set("jobs:complete", "1");
    fixture = new WorkerFixture(store, S3);
    await().atMost(Duration.ofSeconds(30)).until(server::isServing);
  }

  @Test
  void noFfmpegOfADeletedJobLivesAfterTwoSecondsAndNothingStays() throws Exception {
    JobId id = fixture.accepted(new Samples(sampleFolder).lengthy(), "webm-720p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    fixture.awaitEncoding(id);
    store.cancel(id, Instant.now());
    store.delete(id);
    WorkerFixture.awaitNoFfmpeg();
    await().atMost(Duration.ofSeconds(5)).until(() -> server.busySlots() == 0);
    assertThat(store.find(id)).isEmpty();
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEmpty();
  }

  @Test
  void noFfmpegOfACancelledJobLivesAfterTwoSecondsAndItsOutputIsNotKept() throws Exception {
    JobId id = fixture.accepted(new Samples(sampleFolder).lengthy(), "webm-720p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    fixture.awaitEncoding(id);
    store.cancel(id, Instant.now());
    WorkerFixture.awaitNoFfmpeg();
    await().atMost(Duration.ofSeconds(5)).until(() -> server.busySlots() == 0);
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEmpty();
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isNotEmpty();
  }

  @Test
  void whateverAnAttemptWaitsForEndsWithinTwoSecondsOfACancellation() {
    TranscodeJob job = claimed();
    try (OwnershipWatch watch = new OwnershipWatch(store, job, properties, Clock.systemUTC())) {
      long start = System.nanoTime();
      // By another thread: this one is interrupted as soon as Redis knows.
      Thread.startVirtualThread(() -> store.cancel(job.id(), Instant.now()));
      assertThatThrownBy(() -> Thread.sleep(Duration.ofSeconds(10)))
          .isInstanceOf(InterruptedException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThatThrownBy(watch::requireOurs).isInstanceOf(FencedOffException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void anAttemptWhoseJobIsItsOwnIsLeftAloneAndSoIsOneThatHasEnded() throws Exception {
    TranscodeJob job = claimed();
    try (OwnershipWatch watch = new OwnershipWatch(store, job, properties, Clock.systemUTC())) {
      Thread.sleep(Duration.ofMillis(700));
      watch.requireOurs();
    }
    store.complete(job.id(), job.attempt(), List.of(), Instant.now());
    Thread.sleep(Duration.ofMillis(700));
    assertThat(Thread.interrupted()).isFalse();
  }

  private TranscodeJob claimed() {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    return store.claim(id, 1, Instant.now()).orElseThrow();
  }

  @Test
  void whatAKilledWorkerMadeForADeletedJobIsRemovedWhenItsMessageComesAgain() {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    store.claim(id, 1, Instant.now());
    String key = ObjectKeys.processed(id, 1, "mp3", "mp3");
    store.delete(id);
    put(key);
    handler.transcode(id.value(), 1);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEmpty();
  }

  @Test
  void whatWasMadeForAJobStaysWhenItIsMissingBecauseRedisWasLost() {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    handler.transcode(id.value(), 1);
    List<String> made = S3.keys(ObjectKeys.processedPrefix(id));
    assertThat(made).contains(ObjectKeys.result(id)).hasSize(2);
    REDIS.flush();
    assertThatThrownBy(() -> handler.transcode(id.value(), 1))
        .as("the message stays until the job is restored")
        .isInstanceOf(IllegalStateException.class);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEqualTo(made);
  }

  private static void put(String key) {
    S3.client().putObject(p -> p.bucket(S3.bucket()).key(key), RequestBody.fromString("made"));
  }
}

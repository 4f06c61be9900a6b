package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.testsupport.FakeEcsAgent;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.transcoding.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An attempt may take seconds, and each FFmpeg of it hours. */
@DirtiesContext // Its worker must not live on when its queue ends.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "transcoder.worker.attempt-timeout=6s")
class AttemptTimeTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final RedisTestServer REDIS = RedisTestServer.shared();
  private static final TestIssuer ISSUER = TestIssuer.shared();

  @TempDir static Path workDir;
  @TempDir static Path sampleFolder;

  private static final FakeEcsAgent ECS = FakeEcsAgent.start();

  @Autowired JobStore store;
  @Autowired TranscodeQueue queue;
  @Autowired QueueServer server;
  @Autowired RunningJobs running;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    REDIS.properties().forEach((name, value) -> registry.add(name, () -> value));
    ISSUER.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.worker.work-dir", () -> workDir);
    registry.add("ecs.agent.uri", ECS::uri);
  }

  @AfterAll
  static void stopAgent() {
    ECS.close();
  }

  /** So what is said to be the longest is. */
  @Test
  void anAttemptEndsAtItsTimeHoweverLongItsStepsMayTakeAndTheTaskIsProtectedForThat()
      throws Exception {
    REDIS.set("jobs:complete", "1");
    WorkerFixture fixture = new WorkerFixture(store, S3);
    await().atMost(Duration.ofSeconds(30)).until(server::isServing);
    JobId id = fixture.accepted(new Samples(sampleFolder).lengthy(), "webm-720p");

    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));

    List<String> asked = new CopyOnWriteArrayList<>();
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              asked.addAll(ECS.requests());
              return fixture.job(id).status() == JobStatus.FAILED;
            });
    assertThat(fixture.job(id).failure())
        .extracting(JobFailure::code)
        .isEqualTo(FailureCode.TIMED_OUT);
    WorkerFixture.awaitNoFfmpeg();
    await().atMost(Duration.ofSeconds(5)).until(() -> server.busySlots() == 0);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).noneMatch(it -> it.endsWith(".webm"));
    assertThat(asked).anyMatch(it -> it.contains("\"ProtectionEnabled\":true"));
    assertThat(running.longest()).isEqualTo(Duration.ofSeconds(6));
  }
}

package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.transcoding.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Workers in processes of their own, which are killed with -9 while they have the same job. */
@DirtiesContext // Its worker must not take the jobs of other tests.
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
class DeadlyJobTest {

  private static final S3TestServer S3 = S3TestServer.start();
  private static final RedisTestServer REDIS = RedisTestServer.start();

  @TempDir static Path workDir;
  @TempDir Path folder;

  @Autowired JobStore store;
  @Autowired QueueServer server;
  @Autowired TranscodeQueue queue;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    settings(workDir).forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void aJobThatTwoWorkersDiedOfEndsAsFailedAndKillsNoThird() throws IOException {
    WorkerFixture fixture = new WorkerFixture(store, S3);
    JobId id = fixture.accepted(new Samples(folder).lengthy(), "webm-720p");
    server.stop();
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    for (int attempt = 1; attempt <= 2; attempt++) {
      Process worker = startWorker(attempt);
      try {
        awaitAttempt(fixture, id, attempt);
      } finally {
        worker.destroyForcibly();
      }
    }

    server.start();

    TranscodeJob ended = fixture.awaitStatus(id, JobStatus.FAILED);
    assertThat(ended.attempt()).isEqualTo(3);
    assertThat(ended.failure())
        .isNotNull()
        .extracting(JobFailure::code)
        .isEqualTo(FailureCode.INTERNAL);
    assertThat(ended.failure())
        .extracting(JobFailure::message)
        .asString()
        .startsWith("Two workers stopped");
  }

  private static void awaitAttempt(WorkerFixture fixture, JobId id, int attempt) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                fixture.job(id).status() == JobStatus.PROCESSING
                    && fixture.job(id).attempt() == attempt);
  }

  private Process startWorker(int number) throws IOException {
    return WorkerProcess.start(
        settings(folder.resolve("work-" + number)), folder.resolve("worker-" + number + ".log"));
  }

  private static Map<String, String> settings(Path work) {
    Map<String, String> settings = new HashMap<>(S3.properties());
    settings.putAll(REDIS.properties());
    settings.put("transcoder.worker.work-dir", work.toString());
    return settings;
  }
}

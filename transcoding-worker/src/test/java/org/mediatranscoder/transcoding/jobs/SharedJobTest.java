package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobChunks;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.core.sync.RequestBody;

/** A video whose chunks are encoded by all workers: this one has two slots, others may die. */
@DirtiesContext // Its worker must not take the jobs of other tests.
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
class SharedJobTest {

  private static final S3TestServer S3 = S3TestServer.start();
  private static final RedisTestServer REDIS = RedisTestServer.start();
  private static final Duration LONG = Duration.ofSeconds(90);

  /** Six seconds with a key frame each second, of a kind that is not copied. */
  private static final String VIDEO =
      "-f lavfi -i testsrc2=s=160x120:r=25:d=6 -f lavfi -i sine=r=48000:d=6"
          + " -c:v libx264 -preset ultrafast -bf 2 -g 25 -pix_fmt yuv444p -c:a aac";

  @TempDir static Path workDir;
  @TempDir static Path folder;

  @Autowired JobStore store;
  @Autowired JobChunks chunks;
  @Autowired TranscodeQueue queue;
  @Autowired TranscodeJobHandler handler;
  @Autowired QueueServer server;

  private final Samples samples = new Samples(folder);
  private WorkerFixture fixture;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    settings(workDir).forEach((name, value) -> registry.add(name, () -> value));
  }

  private static Map<String, String> settings(Path work) {
    Map<String, String> settings = new HashMap<>(S3.properties());
    settings.putAll(REDIS.properties());
    settings.put("transcoder.queue.slots", "2");
    settings.put("transcoder.worker.work-dir", work.toString());
    settings.put("transcoder.worker.chunks.shared-codecs", "vp9,h264");
    settings.put("transcoder.worker.chunks.time-ratio", "1000"); // However short it is.
    settings.put("transcoder.worker.chunks.least", "1s");
    settings.put("transcoder.worker.chunks.most", "2s");
    return settings;
  }

  @BeforeEach
  void awaitServer() {
    REDIS.set("jobs:complete", "1");
    fixture = new WorkerFixture(store, S3);
    await().atMost(Duration.ofSeconds(30)).until(server::isServing);
  }

  @AfterEach
  void startServer() {
    server.start();
  }

  @Test
  void aVideoIsMadeOfChunksThatAllEncodeAndNothingStaysOfThem() throws Exception {
    JobId id = enqueued(samples.make("video.mp4", VIDEO), "mp4-480p");
    List<Double> percents = new ArrayList<>();
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              JobProgress now = fixture.job(id).progress();
              percents.add(now.percent());
              return fixture.job(id).status().isEnded();
            });
    assertComplete(id, 4);
    assertThat(percents).isSorted();
    assertThat(Objects.requireNonNull(fixture.job(id).plan()).command()).contains("-c:v copy");
    assertThat(fixture.result(id).attempt()).isEqualTo(2);
  }

  @Test
  void anAttemptThatCutsItAgainUsesTheChunksThatAreThere() throws Exception {
    JobId id = fixture.accepted(samples.make("video.mp4", VIDEO), "mp4-480p");
    handler.transcode(id.value(), 1);
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> chunks.find(id).stream().anyMatch(now -> now.left() < 4));
    handler.transcode(id.value(), 1); // As when the worker that cut it was given up for dead.
    assertThat(REDIS.field("chunks:" + id, "attempt")).hasValue("2");
    assertThat(REDIS.field("chunks:" + id, "before").map(Integer::valueOf))
        .hasValueSatisfying(frames -> assertThat(frames).isPositive());

    fixture.awaitStatus(id, JobStatus.COMPLETED);
    assertThat(fixture.job(id).attempt()).isEqualTo(3);
    assertComplete(id, 4);
  }

  @Test
  void whatADeadWorkerHadCutIsGoneThoughTheNextOneMakesTheVideoWhole() throws Exception {
    String audio = "-f lavfi -i sine=r=48000:d=1 -c:a pcm_s16le";
    JobId id = fixture.accepted(samples.make("audio.wav", audio), "mp3");
    store.claim(id, 1, Instant.now());
    storePlan(id); // And then it died.

    handler.transcode(id.value(), 1);

    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(stored(id)).isEmpty();
  }

  @Test
  void aMessageThatComesAgainAfterTheEndDeletesWhatIsLeft() throws Exception {
    String audio = "-f lavfi -i sine=r=48000:d=1 -c:a pcm_s16le";
    JobId id = fixture.accepted(samples.make("again.wav", audio), "mp3");
    handler.transcode(id.value(), 1);
    storePlan(id); // As if the worker had died before it could delete it.

    handler.transcode(id.value(), 1);

    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(stored(id)).isEmpty();
  }

  private static void storePlan(JobId id) {
    S3.client()
        .putObject(
            put -> put.bucket(S3.bucket()).key(ObjectKeys.chunksPlan(id, "any")),
            RequestBody.fromString("{}"));
  }

  /** As a broken download leaves it: one packet is of zeros, so no frame comes of it. */
  @Test
  void aVideoWhoseFramesAreNotAllThereIsMadeWholeAndThePlanSaysWhy() throws Exception {
    Path source = ChunkedJobTest.withoutFrame(samples.make("whole.mp4", VIDEO), 80);
    JobId id = enqueued(source, "mp4-480p");
    TranscodeJob job = fixture.awaitStatus(id, JobStatus.COMPLETED);
    assertThat(reason(job)).contains("; then in one piece: chunk ").contains(" frames instead of ");
    assertThat(Measurements.times(output(job))).hasSizeBetween(140, 150);
    awaitNothingLeft(id);
  }

  @Test
  void noFfmpegOfACancelledJobLivesAfterTwoSecondsAndNoChunkStays() {
    JobId id = enqueued(samples.lengthy(), "webm-720p");
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> chunks.find(id).isPresent() && WorkerFixture.programsOfFfmpeg().size() == 2);
    store.cancel(id, Instant.now());
    WorkerFixture.awaitNoFfmpeg();
    await().atMost(Duration.ofSeconds(10)).until(() -> server.busySlots() == 0);
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.CANCELLED);
    awaitNothingLeft(id);
  }

  @Test
  void aWorkerThatIsKilledCostsTheChunksThatItHadAndNoOther() throws Exception {
    server.stop();
    Process other = startWorker();
    JobId id;
    int left;
    try {
      id = enqueued(samples.make("long.mp4", VIDEO.replace("d=6", "d=12")), "mp4-480p");
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> chunks.find(id).stream().anyMatch(now -> now.left() < 6));
      left = chunks.find(id).orElseThrow().left();
    } finally {
      other.destroyForcibly().waitFor(); // SIGKILL.
    }
    assertThat(left).as("it had a chunk, or one was left").isPositive();

    server.start();

    await().atMost(LONG).until(() -> fixture.job(id).status() == JobStatus.COMPLETED);
    assertThat(fixture.job(id).attempt()).as("cut once, joined once").isEqualTo(2);
    assertComplete(id, 6);
  }

  private void assertComplete(JobId id, int count) throws IOException {
    TranscodeJob job = fixture.job(id);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(reason(job))
        .contains("; in %d chunks, by all workers; about ".formatted(count))
        .containsPattern("about \\d+ s instead of \\d+ s$");
    List<Double> times = Measurements.times(output(job));
    assertThat(times).hasSize(count == 4 ? 150 : 300);
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i) - times.getFirst()).isCloseTo(i / 25.0, within(0.001));
    }
    assertThat(S3.keys(ObjectKeys.processedPrefix(id)))
        .containsExactlyInAnyOrder(job.renditions().getFirst().key(), ObjectKeys.result(id));
    awaitNothingLeft(id);
  }

  private void awaitNothingLeft(JobId id) {
    await().atMost(Duration.ofSeconds(10)).until(() -> stored(id).isEmpty());
    assertThat(chunks.find(id)).isEmpty();
  }

  private static List<String> stored(JobId id) {
    return S3.keys(ObjectKeys.workPrefix(id));
  }

  private JobId enqueued(Path source, String format) {
    JobId id = fixture.accepted(source, format);
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    return id;
  }

  private static String reason(TranscodeJob job) {
    return Objects.requireNonNull(job.plan()).outputs().getFirst().streams().getFirst().reason();
  }

  private static Path output(TranscodeJob job) throws IOException {
    String key = job.renditions().getFirst().key();
    byte[] bytes =
        S3.client().getObjectAsBytes(get -> get.bucket(S3.bucket()).key(key)).asByteArray();
    return Files.write(folder.resolve(job.id() + ".mp4"), bytes);
  }

  private static Process startWorker() throws IOException {
    return WorkerProcess.start(settings(folder.resolve("other")), folder.resolve("other.log"));
  }
}

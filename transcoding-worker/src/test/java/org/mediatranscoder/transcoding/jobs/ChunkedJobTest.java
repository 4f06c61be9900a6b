package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
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

/** A worker that encodes a video in chunks, two at a time. */
@DirtiesContext // Its worker must not live on when its queue ends.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ChunkedJobTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final RedisTestServer REDIS = RedisTestServer.shared();

  /** Six seconds with a key frame each second. */
  private static final String VIDEO =
      "-f lavfi -i testsrc2=s=320x240:r=25:d=6 -f lavfi -i sine=r=48000:d=6"
          + " -c:v libx264 -preset ultrafast -bf 2 -g 25 -pix_fmt yuv420p -c:a aac";

  /** The same, small, and of a kind that is not copied to H.264. */
  private static final String SMALL =
      "-f lavfi -i testsrc2=s=160x120:r=25:d=6"
          + " -c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv444p";

  @TempDir static Path workDir;
  @TempDir static Path sampleFolder;

  @Autowired JobStore store;
  @Autowired TranscodeQueue queue;
  @Autowired QueueServer server;

  private final Samples samples = new Samples(sampleFolder);
  private WorkerFixture fixture;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    REDIS.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.worker.work-dir", () -> workDir);
    registry.add("transcoder.queue.slots", () -> 2);
    registry.add("transcoder.worker.chunks.codecs", () -> "vp9,av1");
    registry.add("transcoder.worker.chunks.shared-codecs", () -> "h264");
    registry.add("transcoder.worker.chunks.least", () -> "1s");
    registry.add("transcoder.worker.chunks.most", () -> "2s");
  }

  @BeforeEach
  void awaitServer() {
    fixture = new WorkerFixture(store, S3);
    await().atMost(Duration.ofSeconds(30)).until(server::isServing);
  }

  @Test
  void aVideoIsMadeInChunksAndThePlanSaysSo() throws Exception {
    TranscodeJob job = made(samples.make("video.mp4", VIDEO));
    assertThat(reason(job)).endsWith("; in 4 chunks, 2 at a time");
    assertThat(Objects.requireNonNull(job.plan()).command())
        .contains("chunk-0.mp4 && ffmpeg ")
        .contains("-c:v copy");
    assertThat(Measurements.times(output(job))).hasSize(150);
    await().atMost(Duration.ofSeconds(5)).until(() -> isEmpty(workDir));
  }

  @Test
  void aVideoThatChunksWouldNotMakeFasterIsMadeWholeAndThePlanSaysWhy() throws Exception {
    JobId id = fixture.accepted(samples.make("small.mp4", SMALL), "mp4-480p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    fixture.awaitStatus(id, JobStatus.COMPLETED);
    assertThat(reason(fixture.job(id)))
        .containsPattern("; in one piece: chunks would take about \\d+ s instead of \\d+ s$");
  }

  /** As a broken download leaves it: one packet is of zeros, so no frame comes of it. */
  @Test
  void aVideoWhoseFramesAreNotAllThereIsMadeWholeAndThePlanSaysWhy() throws Exception {
    Path source = samples.make("video.mp4", VIDEO);
    TranscodeJob job = made(withoutFrame(source, 80));
    assertThat(reason(job)).contains("; then in one piece: chunk ").contains(" frames instead of ");
    assertThat(Measurements.times(output(job))).hasSizeBetween(140, 150);
  }

  @Test
  void noFfmpegOfACancelledJobLivesAfterTwoSeconds() throws Exception {
    JobId id = fixture.accepted(samples.lengthy(), "webm-720p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> WorkerFixture.programsOfFfmpeg().size() == 2);
    store.cancel(id, Instant.now());
    WorkerFixture.awaitNoFfmpeg();
    await().atMost(Duration.ofSeconds(5)).until(() -> server.busySlots() == 0);
    assertThat(fixture.job(id).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(isEmpty(workDir)).isTrue();
  }

  private TranscodeJob made(Path source) {
    JobId id = fixture.accepted(source, "webm-720p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    return fixture.awaitStatus(id, JobStatus.COMPLETED);
  }

  private static String reason(TranscodeJob job) {
    return Objects.requireNonNull(job.plan()).outputs().getFirst().streams().getFirst().reason();
  }

  private Path output(TranscodeJob job) throws IOException {
    byte[] bytes =
        S3.client()
            .getObjectAsBytes(get -> get.bucket(S3.bucket()).key(job.renditions().getFirst().key()))
            .asByteArray();
    return Files.write(sampleFolder.resolve(job.id() + ".webm"), bytes);
  }

  /** But for the file by which a worker says that it lives. */
  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .allMatch(file -> file.getFileName().toString().equals("lock"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Path withoutFrame(Path source, int number) throws IOException {
    List<String> packets = Measurements.packets(source, "pos,size,codec_type");
    String[] packet =
        packets.stream().filter(row -> row.startsWith("video")).toList().get(number).split(",", -1);
    byte[] bytes = Files.readAllBytes(source);
    int size = Integer.parseInt(packet[1]);
    int at = Integer.parseInt(packet[2]);
    Arrays.fill(bytes, at, at + size, (byte) 0);
    return Files.write(source.resolveSibling("broken.mp4"), bytes);
  }
}

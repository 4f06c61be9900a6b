package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobEstimate;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobPlan.SourceStream;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.job.MissingFormats;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.SampleMedia;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.core.sync.RequestBody;

/** The whole worker on its queue, with a real Redis, a real S3 protocol and the real FFmpeg. */
@DirtiesContext // Its worker must not live on when its queue ends.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TranscodingWorkerTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final RedisTestServer REDIS = RedisTestServer.shared();

  @TempDir static Path workDir;
  @TempDir static Path sampleFolder;
  private static NotificationSink sink;

  @Autowired JobStore store;
  @Autowired RedisLink redis;
  @Autowired TranscodeQueue queue;
  @Autowired QueueServer server;
  @Autowired MissingFormats missingFormats;
  @Autowired TranscodeJobHandler handler;
  @Autowired LiveSweep sweep;
  @Autowired Prober prober;
  @LocalServerPort int port;

  private WorkerFixture fixture;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    REDIS.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.worker.work-dir", () -> workDir);
  }

  @BeforeAll
  static void listen() {
    sink = new NotificationSink(REDIS);
  }

  @AfterAll
  static void stopListening() {
    sink.close();
  }

  @BeforeEach
  void awaitServer() {
    fixture = new WorkerFixture(store, S3);
    await().atMost(Duration.ofSeconds(30)).until(server::isServing);
  }

  @Test
  void aVideoGoesAllTheWay() throws IOException, InterruptedException {
    JobId id = fixture.accepted(SampleMedia.video(Duration.ofSeconds(2), 1280, 720), "mp4-480p");
    List<Double> percents = new ArrayList<>();
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              percents.add(fixture.job(id).progress().percent());
              return fixture.job(id).status() == JobStatus.COMPLETED;
            });
    TranscodeJob job = fixture.job(id);
    JobPlan plan = Objects.requireNonNull(job.plan());
    assertThat(plan.source()).extracting(SourceStream::codec).contains("h264");
    assertThat(plan.outputs().getFirst().streams().getFirst().reason())
        .startsWith("encoded to H.264");
    assertThat(plan.command()).startsWith("ffmpeg -loglevel").endsWith("-f mp4 output.mp4");
    JobEstimate estimate = Objects.requireNonNull(plan.estimate());
    assertThat(Objects.requireNonNull(estimate.bytes()).middle()).isBetween(5_000.0, 2_000_000.0);
    assertThat(Objects.requireNonNull(estimate.seconds()).middle()).isBetween(0.2, 20.0);
    await() // It is noted after the end.
        .until(
            () ->
                redis.commands().hkeys("jobs:estimates").stream()
                    .anyMatch("seconds:mp4-480p:encoded:small"::equals));
    assertThat(job.progress().percent()).isEqualTo(100);
    assertThat(percents).isSorted();
    assertThat(job.renditions()).singleElement().satisfies(this::isAsFfprobeSeesIt);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id)))
        .containsExactly(ObjectKeys.processed(id, 1, "mp4-480p", "mp4"), ObjectKeys.result(id));
    assertThat(fixture.result(id).outputs()).isEqualTo(job.renditions());
    assertThat(fixture.result(id).plan()).isNotNull().isEqualTo(job.plan());
    assertThat(fixture.result(id).endedAt()).isEqualTo(job.endedAt());
    assertThat(jobFolders()).isEmpty();
    assertNotified(id);
    assertThat(encodingOf(job.owner())).isPositive();
    assertThat(redis.commands().hget("user:%s:stored".formatted(job.owner()), id.toString()))
        .startsWith(job.source().sizeBytes() + " " + job.renditions().getFirst().sizeBytes() + " ");
  }

  @Test
  void aFormatThatIsToBeSmallerKeepsASourceThatItWouldMakeLarger() throws IOException {
    Path small =
        new Samples(sampleFolder)
            .make(
                "small.mp4",
                "-f lavfi -i testsrc2=s=320x240:r=25:d=3,noise=alls=30:allf=t"
                    + " -c:v libx264 -preset fast -crf 45 -pix_fmt yuv420p");
    JobId id = fixture.accepted(small, "hevc-1080p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    TranscodeJob job = fixture.awaitStatus(id, JobStatus.COMPLETED);
    assertThat(job.renditions().getFirst().sizeBytes()).isLessThan(small.toFile().length() + 2000);
    assertThat(
            Objects.requireNonNull(job.plan()).outputs().getFirst().streams().getFirst().reason())
        .isEqualTo("copied: encoded to HEVC it would be larger than its file");
    assertThat(Objects.requireNonNull(job.plan()).command()).contains("-c:v copy");
    assertThat(jobFolders()).isEmpty();
  }

  @Test
  void aPackageCanBePlayedWhileItIsMade() throws IOException {
    JobId id = fixture.accepted(SampleMedia.video(Duration.ofSeconds(24), 640, 360), "adaptive");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    fixture.awaitPlayable(id);
    assertThat(S3.keys(ObjectKeys.livePrefix(id)))
        .contains(
            ObjectKeys.live(id, 1, "master.m3u8"),
            ObjectKeys.live(id, 1, "video-360p.m3u8"),
            ObjectKeys.live(id, 1, "video-360p.mp4"),
            ObjectKeys.live(id, 1, "video-360p-0.m4s"));
    TranscodeJob job = fixture.awaitStatus(id, JobStatus.COMPLETED, Duration.ofMinutes(3));

    assertThat(job.wasPlayableEarly()).isTrue();
    assertThat(job.renditions())
        .extracting(Rendition::key)
        .allMatch(key -> !key.startsWith("live/"));
    sweep.sweep();
    assertThat(S3.keys(ObjectKeys.livePrefix(id))).as("for players that are behind").isNotEmpty();
    assertThat(jobFolders()).isEmpty();
  }

  @Test
  void aPackageThatIsCancelledWhileItPlaysLeavesNothing() {
    JobId id = fixture.accepted(SampleMedia.video(Duration.ofSeconds(60), 640, 360), "adaptive");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    fixture.awaitPlayable(id);

    store.cancel(id, Instant.now());

    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(jobFolders()).isEmpty());
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(S3.keys(ObjectKeys.livePrefix(id))).isEmpty());
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEmpty();
  }

  @Test
  void thumbnailsAreStoredWithTheirTrack() throws IOException {
    JobId id = fixture.accepted(SampleMedia.video(Duration.ofSeconds(12), 640, 360), "sprites");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    TranscodeJob job = fixture.awaitStatus(id, JobStatus.COMPLETED);
    assertThat(job.renditions())
        .extracting(Rendition::role, Rendition::name)
        .containsExactly(
            tuple(OutputRole.THUMBNAILS, "thumbnails.vtt"),
            tuple(OutputRole.SPRITE, "sprite-1.jpg"));
    assertThat(Files.readString(downloaded(job.renditions().getFirst())))
        .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nsprite-1.jpg#xywh=0,0,160,90\n")
        .contains("\n00:00:10.000 --> 00:00:12.")
        .endsWith("\nsprite-1.jpg#xywh=320,0,160,90\n");
    BufferedImage sheet = ImageIO.read(downloaded(job.renditions().getLast()).toFile());
    assertThat(List.of(sheet.getWidth(), sheet.getHeight())).containsExactly(480, 90);
    assertThat(jobFolders()).isEmpty();
  }

  @Test
  void aStillPictureBecomesAPosterAndNoVideo() throws IOException {
    Path photo =
        new Samples(sampleFolder).make("photo.png", "-f lavfi -i testsrc2=s=320x180 -frames:v 1");
    JobId poster = fixture.accepted(photo, "poster-jpeg");
    queue.enqueue(poster, 1, new Share(new AccountId("ada"), 1));
    Rendition made = fixture.awaitStatus(poster, JobStatus.COMPLETED).renditions().getFirst();
    assertThat(made.contentType()).isEqualTo("image/jpeg");
    assertThat(ImageIO.read(downloaded(made).toFile()).getWidth()).isEqualTo(320);

    JobId video = fixture.accepted(photo, "mp4-720p");
    queue.enqueue(video, 1, new Share(new AccountId("ada"), 1));
    assertThat(fixture.awaitStatus(video, JobStatus.FAILED).failure())
        .isEqualTo(
            new JobFailure(
                FailureCode.NOT_MEDIA,
                "This is a picture (PNG), and MP4 720p is made of video or audio. The formats for"
                    + " still pictures take it."));
    assertLeftNothing(video);
  }

  private Path downloaded(Rendition rendition) {
    Path copy = sampleFolder.resolve(rendition.key().replace('/', '-'));
    S3.client().getObject(get -> get.bucket(S3.bucket()).key(rendition.key()), copy);
    return copy;
  }

  private long encodingOf(AccountId owner) {
    return redis.commands().keys("limits:" + owner + ":encoding:*").stream()
        .mapToLong(day -> Long.parseLong(redis.commands().get(day)))
        .sum();
  }

  private void isAsFfprobeSeesIt(Rendition rendition) throws IOException, InterruptedException {
    assertThat(rendition.fileName()).isEqualTo("holiday (480p).mp4");
    assertThat(rendition.contentType()).isEqualTo("video/mp4");
    Path copy = downloaded(rendition);
    assertThat(rendition.sizeBytes()).isEqualTo(Files.size(copy));
    Probe probe = prober.probe(sampleFolder, copy.getFileName().toString());
    assertThat(rendition.duration()).isEqualTo(probe.duration());
    assertThat(probe.video())
        .extracting(VideoStream::width, VideoStream::height)
        .containsExactly(rendition.width(), rendition.height());
    assertThat(rendition.width()).isEqualTo(854);
  }

  @Test
  void whatIsNoMediaFailsWithAReasonAndLeavesNothing() throws IOException {
    JobId id = fixture.accepted(SampleMedia.notMedia(), "mp4-720p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    TranscodeJob job = fixture.awaitStatus(id, JobStatus.FAILED);
    assertThat(job.failure())
        .isEqualTo(
            new JobFailure(
                FailureCode.NOT_MEDIA, "This is not a video or audio file that we can read."));
    assertThat(job.attempt()).isEqualTo(1);
    assertLeftNothing(id);
    assertNotified(id);
  }

  @Test
  void aVideoThatWasCutFailsAndLeavesNothing() throws IOException {
    Samples samples = new Samples(sampleFolder);
    JobId id = fixture.accepted(samples.cut(samples.copiedTo("film.mkv"), 0.6), "webm-720p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    assertThat(fixture.awaitStatus(id, JobStatus.FAILED).failure())
        .extracting(JobFailure::code)
        .isEqualTo(FailureCode.DAMAGED);
    assertLeftNothing(id);
  }

  @Test
  void anAudioFileCannotBecomeAVideo() throws IOException {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp4-720p");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    assertThat(fixture.awaitStatus(id, JobStatus.FAILED).failure())
        .extracting(JobFailure::code)
        .isEqualTo(FailureCode.STREAM_MISSING);
    assertLeftNothing(id);
  }

  @Test
  void aVideoForItsOwnerHasAPictureForTheMailBeforeTheMailIsDue() throws IOException {
    Path source = SampleMedia.video(Duration.ofSeconds(2), 1280, 720);
    JobId own = fixture.acceptedForOwner(source, "mp4-480p");
    JobId others = fixture.accepted(source, "mp4-480p");
    JobId audio = fixture.acceptedForOwner(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    JobId adaptive = fixture.acceptedForOwner(source, "adaptive");
    for (JobId id : List.of(own, others, audio, adaptive)) {
      queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
      assertNotified(id);
    }

    for (JobId id : List.of(own, adaptive)) {
      byte[] jpeg =
          S3.client()
              .getObjectAsBytes(get -> get.bucket(S3.bucket()).key(ObjectKeys.poster(id)))
              .asByteArray();
      assertThat(jpeg).hasSizeLessThanOrEqualTo(30_000);
      assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getHeight()).isEqualTo(270);
    }
    assertThat(S3.keys(ObjectKeys.poster(others))).isEmpty();
    assertThat(S3.keys(ObjectKeys.poster(audio))).isEmpty();
    await().atMost(Duration.ofSeconds(20)).until(() -> jobFolders().isEmpty());
  }

  @Test
  void aSourceThatIsGoneFailsTheJob() {
    JobId id = fixture.acceptedWithoutSource(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    assertThat(fixture.awaitStatus(id, JobStatus.FAILED).failure())
        .extracting(JobFailure::code)
        .isEqualTo(FailureCode.SOURCE_MISSING);
  }

  /** One bit of the sound of a WAV: FFmpeg takes it as any other. */
  @Test
  void aSourceOfWhichOneBitChangedInTheStoreFailsTheJobAndSaysSo() throws IOException {
    Path source = SampleMedia.audioOnly(Duration.ofSeconds(1));
    JobId id = fixture.acceptedWithChecksum(source, "mp3");
    byte[] bytes = Files.readAllBytes(source);
    bytes[bytes.length / 2] ^= 1;
    S3.client()
        .putObject(
            put -> put.bucket(S3.bucket()).key(ObjectKeys.raw(id)), RequestBody.fromBytes(bytes));

    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));

    await().atMost(Duration.ofSeconds(60)).until(() -> fixture.job(id).endedAt() != null);
    assertThat(fixture.job(id).failure())
        .isEqualTo(
            new JobFailure(
                FailureCode.SOURCE_CHANGED,
                "The stored file is not what was sent. Please upload the file again."));
    assertThat(fixture.job(id).attempt()).isEqualTo(1);
    assertLeftNothing(id);
    assertNotified(id);
  }

  @Test
  void aSourceThatIsWhatWasSentIsMade() throws IOException {
    JobId id = fixture.acceptedWithChecksum(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    fixture.awaitStatus(id, JobStatus.COMPLETED);
  }

  @Test
  void aMessageThatComesAgainChangesNothing() {
    JobId id = fixture.accepted(SampleMedia.audioOnly(Duration.ofSeconds(1)), "mp3");
    handler.transcode(id.value(), 1);
    TranscodeJob completed = fixture.job(id);
    assertThat(completed.status()).isEqualTo(JobStatus.COMPLETED);
    handler.transcode(id.value(), 1);
    assertThat(fixture.job(id)).isEqualTo(completed);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).hasSize(2);
    assertNotified(id);
  }

  @Test
  void theFormatsThatItMakesAreServedAndTheOthersReported() throws Exception {
    missingFormats.report("another worker", Set.of("gif"), Duration.ofMinutes(1));
    await().until(() -> missingFormats.everywhere().isEmpty());
    assertThat(get("/formats"))
        .startsWith("{\"formats\":[{\"id\":\"mp4-720p\",\"name\":\"MP4 720p\"")
        .contains("\"kind\":\"VIDEO\"", "\"extension\":\"mp4\"", "\"needs\":[\"VIDEO\"]");
  }

  @Test
  void itIsReadyWhileItServesItsQueueAndHasItsFfmpeg() throws IOException, InterruptedException {
    assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
  }

  @Test
  void itsHealthSaysWhatTheCageCanDoAndStaysUp() throws IOException, InterruptedException {
    assertThat(get("/actuator/health/isolation"))
        .contains("\"status\":\"UP\"", "\"cage\":", "\"network\":", "\"user\":");
  }

  private String get(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + port + path);
      return client
          .send(
              HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static void assertNotified(JobId id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(sink.arrived()).containsOnlyOnce(id.value()));
  }

  private static void assertLeftNothing(JobId id) throws IOException {
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).containsExactly(ObjectKeys.result(id));
    assertThat(jobFolders()).isEmpty();
  }

  private static List<Path> jobFolders() throws IOException {
    try (var files = Files.walk(workDir, 2)) {
      return files
          .filter(file -> workDir.relativize(file).getNameCount() == 2)
          .filter(Files::isDirectory)
          .toList();
    }
  }
}

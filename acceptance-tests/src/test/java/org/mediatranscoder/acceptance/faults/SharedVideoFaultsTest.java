package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.acceptance.TranscoderApi;

/** Two workers encode one video in chunks, and what they need goes away. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedVideoFaultsTest {

  private static final Duration CUT = Duration.ofSeconds(60);

  /** As long as an FFmpeg of a job may live that was ended. */
  private static final Duration STOPPED = Duration.ofSeconds(2);

  private static final Duration GONE = Duration.ofSeconds(15);

  @TempDir static Path folder;
  private SharedVideo video;

  @BeforeAll
  void start() throws Exception {
    video = SharedVideo.start(folder);
  }

  @AfterAll
  void stop() {
    video.close();
  }

  @Test
  void noChunkIsEncodedAgainThoughRedisCannotBeReachedForAMinute() throws Exception {
    Fleet fleet = video.fleet();
    SharedVideo.Begun begun = new SharedVideo.Begun();
    fleet.workers().forEach(begun::count);
    Fleet.Sent sent = video.send();
    awaitChunk(sent);

    fleet.members().forEach(member -> member.redis().cut());
    Thread.sleep(CUT);
    fleet.members().forEach(member -> member.redis().restore());

    video.awaitWhole(sent);
    video.awaitNothingInWork();
    assertThat(begun.chunks() - video.chunks()).as("chunks encoded again").isZero();
    assertThat(fleet.attemptOf(sent.job()))
        .as("the one that cuts, and the one that joins")
        .isEqualTo(2);
    fleet.workers().forEach(Member::disarm);
    FaultReport.add(
        "Redis cannot be reached for %d s while two workers encode a video in chunks"
            .formatted(CUT.toSeconds()),
        1,
        "completed with one output, all %d frames and one mail; of %d chunks none encoded again; nothing left in `work/`"
            .formatted(SharedVideo.FRAMES, video.chunks()));
  }

  /** What an owner does to a job that runs. */
  enum End {
    CANCELLED {
      @Override
      HttpRequest.Builder of(TranscoderApi api, String job) {
        return api.request("/jobs/" + job + "/cancel").POST(BodyPublishers.noBody());
      }
    },
    DELETED {
      @Override
      HttpRequest.Builder of(TranscoderApi api, String job) {
        return api.request("/jobs/" + job).DELETE();
      }
    };

    abstract HttpRequest.Builder of(TranscoderApi api, String job);
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void noWorkerEncodesTwoSecondsAfterItsEndAndNothingIsLeft(End end) throws Exception {
    Fleet fleet = video.fleet();
    for (int i = 0; i < Times.EACH; i++) {
      Fleet.Sent sent = video.send();
      awaitChunk(sent);

      HttpResponse<String> answer = sent.api().send(end.of(sent.api(), sent.job()).build());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
      Thread.sleep(STOPPED);
      assertThat(fleet.workers()).noneMatch(worker -> worker.runs("ffmpeg"));
      Awaitility.await()
          .atMost(GONE)
          .untilAsserted(() -> assertThat(leftOf(sent.job(), end)).isEmpty());
    }
    FaultReport.add(
        "a video that two workers encode in chunks is " + end.name().toLowerCase(Locale.ROOT),
        Times.EACH,
        "no FFmpeg after %d s; nothing of its chunks, of its outputs%s and on the disks of workers is left"
            .formatted(STOPPED.toSeconds(), end == End.DELETED ? ", of its source" : ""));
  }

  /** In S3 and on the disks of workers, that should be gone. */
  private List<String> leftOf(String job, End end) throws IOException {
    List<String> left = new ArrayList<>(video.fleet().s3().keys("work/"));
    left.addAll(video.fleet().outputs(job));
    if (end == End.DELETED) {
      left.addAll(video.fleet().s3().keys("raw/" + job + "/"));
      left.addAll(video.fleet().s3().keys("processed/" + job + "/"));
    }
    for (Member worker : video.fleet().workers()) {
      worker.scratchFiles().forEach(file -> left.add(file.toString()));
    }
    return left;
  }

  /** Until one of them is stored, and others are not. */
  private void awaitChunk(Fleet.Sent sent) {
    Awaitility.await()
        .atMost(Fleet.LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                video
                    .fleet()
                    .redis()
                    .field("chunks:" + sent.job(), "left")
                    .filter(left -> Integer.parseInt(left) < video.chunks())
                    .isPresent());
  }
}

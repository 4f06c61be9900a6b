package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two workers encode one video in chunks, and what they need goes away. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedVideoFaultsTest {

  private static final Duration CUT = Duration.ofSeconds(60);

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
    fleet.assertThatAllEndedOnce();
    FaultReport.add(
        "Redis cannot be reached for %d s while two workers encode a video in chunks"
            .formatted(CUT.toSeconds()),
        1,
        "completed with one output, all %d frames and one mail; of %d chunks none encoded again; nothing left in `work/`"
            .formatted(SharedVideo.FRAMES, video.chunks()));
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

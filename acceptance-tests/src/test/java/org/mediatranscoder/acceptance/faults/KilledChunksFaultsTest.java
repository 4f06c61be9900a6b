package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two workers encode one video in chunks, and one of them is killed at a moment of it. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledChunksFaultsTest {

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

  @ParameterizedTest
  @EnumSource(ChunkMoment.class)
  void theVideoIsWholeAndOneChunkAtMostIsEncodedAgain(ChunkMoment moment) throws Exception {
    List<Integer> repeated = new ArrayList<>();
    for (int i = 0; i < Times.EACH; i++) {
      repeated.add(strike(moment));
    }
    assertThat(repeated).allSatisfy(again -> assertThat(again).isLessThanOrEqualTo(1));
    video.fleet().assertThatAllEndedOnce();
    FaultReport.add(
        "one of two workers that encode a video in chunks gets SIGKILL: " + moment.told(),
        Times.EACH,
        "completed with one output, all %d frames and one mail; of %d chunks at most %d encoded again; nothing left in `work/`"
            .formatted(SharedVideo.FRAMES, video.chunks(), Math.max(0, Collections.max(repeated))));
  }

  /**
   * @return how many chunks were begun beyond those of the video; below zero if the rest was
   *     encoded whole
   */
  private int strike(ChunkMoment moment) throws Exception {
    Fleet fleet = video.fleet();
    Strike strike = new Strike(fleet, Harm.SIGKILL);
    SharedVideo.Begun begun = new SharedVideo.Begun();
    fleet
        .workers()
        .forEach(
            worker -> {
              begun.count(worker);
              moment.arm(fleet, worker, strike);
            });
    Fleet.Sent sent = video.send();
    Strike.Struck struck = strike.await(Fleet.LIMIT);
    struck.member().awaitExit();

    video.awaitWhole(sent);
    fleet.workers().forEach(Member::disarm);
    struck.member().start();
    video.awaitNothingInWork();
    assertThat(struck.member().scratchFiles()).isEmpty();
    return begun.chunks() - video.chunks();
  }
}

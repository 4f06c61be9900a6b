package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.faults.Fault;

/** Two workers encode one video in chunks, and one of them is killed at a moment of it. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledChunksFaultsTest {

  private static final int SECONDS = 12;
  private static final Map<String, String> WORKER =
      Map.of(
          "transcoder.queue.slots", "1",
          "transcoder.worker.chunks.shared-codecs", "h264",
          "transcoder.worker.chunks.time-ratio", "1000",
          "transcoder.worker.chunks.least", "1s",
          "transcoder.worker.chunks.most", "2s");

  /** Who encodes a chunk asks for this first, and likewise who joins them. */
  private static final String PLAN_READ = "^GET /media/work/([0-9a-f-]{36})/[^ ]*plan\\.json";

  /** Who joins the chunks asks for this next. */
  private static final String FIRST_CHUNK_READ = "^GET /media/work/([0-9a-f-]{36})/[^ ]*chunk-0";

  @TempDir static Path folder;
  private Fleet fleet;
  private Path clip;
  private int chunks;

  @BeforeAll
  void start() throws Exception {
    fleet = Fleet.start(folder, RedisTestServer.start(), WORKER, WORKER);
    fleet.addWorker(WORKER).train();
    fleet.workers().removeLast();
    clip = Media.clipWithKeyFrames(folder.resolve("clip.mp4"), SECONDS, "1280x720");
    Begun undisturbed = new Begun();
    fleet.workers().forEach(undisturbed::count);
    fleet.awaitEndedOnce(fleet.send("ada", clip, "mp4-480p"));
    fleet.workers().forEach(Member::disarm);
    chunks = undisturbed.chunks();
    assertThat(chunks).as("chunks of the video").isGreaterThan(3);
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  /** What workers began with. */
  private static final class Begun {

    private final AtomicInteger plans = new AtomicInteger();
    private final AtomicInteger joins = new AtomicInteger();

    void count(Member worker) {
      worker.s3().arm(PLAN_READ, Fault.before(seen -> plans.incrementAndGet()));
      worker.s3().arm(FIRST_CHUNK_READ, Fault.before(seen -> joins.incrementAndGet()));
    }

    int chunks() {
      return plans.get() - joins.get();
    }
  }

  @ParameterizedTest
  @EnumSource(ChunkMoment.class)
  void theVideoIsWholeAndOneChunkAtMostIsEncodedAgain(ChunkMoment moment) throws Exception {
    List<Integer> repeated = new ArrayList<>();
    for (int i = 0; i < Times.EACH; i++) {
      repeated.add(strike(moment));
    }
    FaultReport.add(
        "one of two workers that encode a video in chunks gets SIGKILL: " + moment.told(),
        Times.EACH,
        "completed with one output, all %d frames and one mail; of %d chunks at most %d encoded again; nothing left in `work/`"
            .formatted(SECONDS * 25, chunks, Math.max(0, Collections.max(repeated))));
    assertThat(repeated).allSatisfy(again -> assertThat(again).isLessThanOrEqualTo(1));
  }

  /**
   * @return how many chunks were begun beyond those of the video; below zero if the rest was
   *     encoded whole
   */
  private int strike(ChunkMoment moment) throws Exception {
    Strike strike = new Strike(fleet, Harm.SIGKILL);
    Begun begun = new Begun();
    fleet
        .workers()
        .forEach(
            worker -> {
              begun.count(worker);
              moment.arm(fleet, worker, strike);
            });
    Fleet.Sent sent = fleet.send("ada", clip, "mp4-480p");
    Strike.Struck struck = strike.await(Fleet.LIMIT);
    struck.member().awaitExit();

    fleet.awaitEndedOnce(sent);
    Path output = sent.api().download(sent.job(), folder.resolve(sent.job() + ".mp4"));
    assertThat(Media.probe(output).frames()).isEqualTo(SECONDS * 25);
    fleet.workers().forEach(Member::disarm);
    struck.member().start();
    Awaitility.await()
        .atMost(Fleet.LIMIT)
        .untilAsserted(() -> assertThat(fleet.s3().keys("work/")).isEmpty());
    assertThat(struck.member().scratchFiles()).isEmpty();
    return begun.chunks() - chunks;
  }
}

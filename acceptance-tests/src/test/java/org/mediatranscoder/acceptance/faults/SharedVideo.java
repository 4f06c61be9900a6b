package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.faults.Fault;

/** A video that two workers encode in chunks, and what is right of it. */
final class SharedVideo implements AutoCloseable {

  private static final int SECONDS = 12;
  static final int FRAMES = SECONDS * 25;

  private static final Map<String, String> WORKER =
      Map.of(
          "transcoder.queue.slots", "1",
          "transcoder.worker.chunks.shared-codecs", "h264",
          "transcoder.worker.chunks.time-ratio", "1000",
          "transcoder.worker.chunks.least", "1s",
          "transcoder.worker.chunks.most", "2s");

  /** A worker that encodes a chunk asks for this first, and likewise one that joins them. */
  private static final String PLAN_READ = "^GET /media/work/([0-9a-f-]{36})/[^ ]*plan\\.json";

  /** A worker that joins the chunks asks for this next. */
  private static final String FIRST_CHUNK_READ = "^GET /media/work/([0-9a-f-]{36})/[^ ]*chunk-0";

  private final Fleet fleet;
  private final Path folder;
  private final Path clip;
  private final int chunks;

  private SharedVideo(Fleet fleet, Path folder, Path clip, int chunks) {
    this.fleet = fleet;
    this.folder = folder;
    this.clip = clip;
    this.chunks = chunks;
  }

  /** Returns once it was encoded without a fault. */
  static SharedVideo start(Path folder) throws Exception {
    Fleet fleet = Fleet.start(folder, RedisTestServer.start(), WORKER, WORKER);
    fleet.addWorker(WORKER).train();
    fleet.workers().removeLast();
    Path clip = Media.clipWithKeyFrames(folder.resolve("clip.mp4"), SECONDS, "1280x720");
    Begun undisturbed = new Begun();
    fleet.workers().forEach(undisturbed::count);
    fleet.awaitEndedOnce(fleet.send("ada", clip, "mp4-480p"));
    fleet.workers().forEach(Member::disarm);
    assertThat(undisturbed.chunks()).as("chunks of the video").isGreaterThan(3);
    return new SharedVideo(fleet, folder, clip, undisturbed.chunks());
  }

  /** What workers began with. */
  static final class Begun {

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

  Fleet fleet() {
    return fleet;
  }

  /** How many it is cut into. */
  int chunks() {
    return chunks;
  }

  Fleet.Sent send() {
    return fleet.send("ada", clip, "mp4-480p");
  }

  /** Waits until the job has one output, with all frames, and one mail. */
  void awaitWhole(Fleet.Sent sent) throws IOException, InterruptedException {
    fleet.awaitEndedOnce(sent);
    Path output = sent.api().download(sent.job(), folder.resolve(sent.job() + ".mp4"));
    assertThat(Media.probe(output).frames()).isEqualTo(FRAMES);
  }

  void awaitNothingInWork() {
    Awaitility.await()
        .atMost(Fleet.LIMIT)
        .untilAsserted(() -> assertThat(fleet.s3().keys("work/")).isEmpty());
  }

  @Override
  public void close() {
    fleet.close();
  }
}

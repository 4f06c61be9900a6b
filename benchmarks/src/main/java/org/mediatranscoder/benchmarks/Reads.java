package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.settings.Address;

/**
 * Requests per second for the status of one job and for a list of twenty, by a client that never
 * pauses, from the gateway and from that of a {@link FlaskPeer}, in turns. The limits of an account
 * are lifted.
 */
final class Reads {

  private static final int JOBS = 20;
  private static final int WARM_UP_SECONDS = 60;
  private static final int SECONDS = 10;

  private final OwnStack stack;
  private final @Nullable FlaskPeer peer;

  /**
   * @param peer null if there is none to compare with
   */
  Reads(OwnStack stack, @Nullable FlaskPeer peer) {
    this.stack = stack;
    this.peer = peer;
  }

  /** Prints a line for each round and the medians. */
  void measure(int rounds) throws IOException, InterruptedException {
    String job = makeJobs();
    String peerJob = peer == null ? "" : peer.makeJobs(JOBS);
    measure("GET /status", "/status/" + job, "/status/" + peerJob, rounds);
    measure("GET /jobs", "/jobs?limit=" + JOBS, "/jobs", rounds);
  }

  private void measure(String name, String path, String peerPath, int rounds)
      throws IOException, InterruptedException {
    var _ = ours(path, WARM_UP_SECONDS);
    var _ = theirs(peerPath, WARM_UP_SECONDS / 3);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Wrk.Result own = ours(path, SECONDS);
      Wrk.Result other = theirs(peerPath, SECONDS);
      System.out.printf("%s: %s; peer %s%n", name, own, other);
      ratios.add(other == null ? Double.NaN : own.perSecond() / other.perSecond());
    }
    System.out.printf("%s: median %.2f times the peer%n", name, Median.of(ratios));
  }

  private Wrk.Result ours(String path, int seconds) throws IOException, InterruptedException {
    return Wrk.run(stack.ports().url(Address.GATEWAY) + path, stack.token(), seconds);
  }

  private Wrk.@Nullable Result theirs(String path, int seconds)
      throws IOException, InterruptedException {
    return peer == null ? null : Wrk.run(FlaskPeer.GATEWAY + path, peer.token(), seconds);
  }

  private String makeJobs() throws InterruptedException {
    Path clip = MediaFile.generated(stack.data().folder("reads").resolve("clip.mp4"), 1);
    String job = "";
    for (int i = 0; i < JOBS; i++) {
      job = stack.client().upload(clip, "wav", "ada@example.test").get("jobId").asString();
      stack.awaitEnd(job);
    }
    return job;
  }
}

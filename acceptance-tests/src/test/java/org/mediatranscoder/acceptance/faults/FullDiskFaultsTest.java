package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.faults.Fault;
import tools.jackson.databind.JsonNode;

/** The disk on which a worker keeps its files, a small one of its own, is full while it encodes. */
@SlowFaults
class FullDiskFaultsTest {

  private static final int MEBIBYTES = 24;

  @TempDir Path folder;

  @Test
  void aJobFailsInPlainWordsAndTheNextOneCompletesOnceThereIsRoom() throws Exception {
    try (Fleet fleet = Fleet.start(folder, RedisTestServer.start())) {
      Member worker =
          fleet.addWorker(
              Map.of("transcoder.worker.disk-reserve", "0B", "transcoder.queue.retries", "1"));
      List<String> launcher = launcher(worker.workFolder());
      assumeTrue(canMount(launcher), "A file system of its own needs mount namespaces");
      worker.start(launcher);
      Path clip = Media.clip(folder.resolve("clip.mp4"), 8, "1280x720");
      worker.redis().arm("TRANSCODING", Fault.before(seen -> fill(worker)).times(1));

      Fleet.Sent sent = fleet.send("ada", clip, "mp4-720p");

      JsonNode job = sent.api().awaitEnded(sent.job(), Fleet.LIMIT);
      assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("FAILED");
      String words = job.get("failure").get("message").asString();
      assertThat(words).contains("no room");
      assertThat(fleet.outputs(sent.job())).isEmpty();
      assertThat(filesOf(worker)).containsExactly(filler(worker));
      Files.delete(filler(worker));
      Fleet.Sent next = fleet.send("ada", clip, "mp4-720p");
      fleet.awaitEndedOnce(next);
      FaultReport.add(
          "the disk of a worker is full while it encodes",
          1,
          "tried again once, then FAILED: “%s”; nothing is left; the next job completes once there is room"
              .formatted(words));
    }
  }

  private static List<String> launcher(Path work) throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
    if (!System.getProperty("user.name").equals("root")) {
      command.add("--map-root-user");
    }
    command.addAll(
        List.of(
            "sh",
            "-c",
            "mount -t tmpfs -o size=%dm tmpfs \"$1\" && shift && exec \"$@\"".formatted(MEBIBYTES),
            "sh",
            Files.createDirectories(work).toString()));
    return command;
  }

  private static boolean canMount(List<String> launcher) throws Exception {
    List<String> command = new ArrayList<>(launcher);
    command.add("true");
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  /** As the worker sees it. */
  private static Path filler(Member worker) {
    return seen(worker).resolve("filler");
  }

  private static Path seen(Member worker) {
    return Path.of("/proc/%d/root%s".formatted(worker.pid(), worker.workFolder().toAbsolutePath()));
  }

  private static List<Path> filesOf(Member worker) throws IOException {
    try (var files = Files.walk(seen(worker))) {
      return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).toList();
    }
  }

  private static void fill(Member worker) {
    try (OutputStream out = Files.newOutputStream(filler(worker))) {
      for (int i = 0; i < MEBIBYTES; i++) {
        out.write(new byte[1 << 20]);
      }
    } catch (IOException full) {
      // As it is meant.
    }
  }
}

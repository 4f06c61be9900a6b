package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The usual client of tus, while the service that takes the bytes is killed. It needs Node. */
@ExtendWith(OneStack.class)
class TusClientTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void anUploadGoesOnThoughTheServiceThatTakesItIsKilled(RunningStack stack) throws Exception {
    NpmPrograms client = NpmPrograms.of("tus-client");
    Path tone = Media.tone(folder.resolve("tone.wav"), 300);
    Path marker = folder.resolve("marker");

    CompletableFuture<OutsideProgram.Outcome> upload =
        CompletableFuture.supplyAsync(() -> upload(client, stack, tone, marker));
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(LIMIT)
        .until(() -> Files.exists(marker) || upload.isDone());
    stack.kill9("upload-service");
    Files.deleteIfExists(marker);
    OutsideProgram.Outcome sent = upload.get();

    assertThat(sent.exitCode()).as(sent.output()).isZero();
    assertThat(sent.output()).as("it was killed in the middle").contains("tried again");
    String jobId = sent.output().strip().replaceFirst("(?s).*/files/", "");
    JsonNode job = stack.api().awaitCompleted(jobId);
    assertThat(job.get("sizeBytes").asLong()).isEqualTo(Files.size(tone));
    assertThat(job.get("fileName").asString()).isEqualTo("tone.wav");
    assertThat(Files.mismatch(stored(stack, jobId), tone)).as("the same bytes").isEqualTo(-1);
  }

  private static OutsideProgram.Outcome upload(
      NpmPrograms client, RunningStack stack, Path file, Path marker) {
    try {
      return OutsideProgram.run(
          client.folder(),
          Map.of(),
          LIMIT,
          "node",
          "upload.js",
          stack.gateway().resolve("/files").toString(),
          stack.token(),
          file.toString(),
          marker.toString());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Path stored(RunningStack stack, String jobId) throws Exception {
    return StoredFiles.of(stack).stream()
        .filter(file -> file.toString().endsWith("raw/" + jobId + "/source"))
        .findFirst()
        .orElseThrow();
  }
}

package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OneStack.class)
class LargeUploadTest {

  private static final long MIB = 1024 * 1024;

  /**
   * Many times what any service may grow by; two gibibytes with {@code ./transcoder test --large}.
   */
  private static final long LARGE = Boolean.getBoolean("transcoder.test.large") ? 2048 : 512;

  private static final long MOST_GROWTH = 64 * MIB;
  private static final List<String> SERVICES =
      List.of(
          "client-ui",
          "api-gateway",
          "auth-service",
          "upload-service",
          "transcoding-worker",
          "notification-worker");

  @Test
  void aLargeFileGoesThroughInConstantMemoryWithoutATemporaryFile(RunningStack stack)
      throws Exception {
    stack.api().awaitEnded(send(stack, 64 * MIB).jobId(), Duration.ofMinutes(2));
    Map<String, RunningStack.Part> parts = stack.status();
    Set<String> openBefore = openFiles(parts);
    Map<String, Long> before = residentMemory(parts);
    Map<String, Long> peak = new TreeMap<>(before);

    CompletableFuture<Sent> upload = CompletableFuture.supplyAsync(() -> send(stack, LARGE * MIB));
    while (!upload.isDone()) {
      residentMemory(parts).forEach((name, bytes) -> peak.merge(name, bytes, Math::max));
      assertThat(openBefore).containsAll(openFiles(parts));
      Thread.sleep(Duration.ofMillis(250));
    }

    Sent sent = upload.get();
    peak.forEach(
        (name, bytes) ->
            assertThat(bytes - before.getOrDefault(name, 0L))
                .as("growth of " + name)
                .isLessThan(MOST_GROWTH));
    assertThat(sha256(stored(stack, sent.jobId()))).isEqualTo(sent.sha256());
    stack.api().awaitEnded(sent.jobId(), Duration.ofMinutes(2));
  }

  private record Sent(String jobId, String sha256) {}

  private static Sent send(RunningStack stack, long bytes) {
    PseudoRandomStream content = new PseudoRandomStream(bytes);
    MultipartForm form =
        new MultipartForm()
            .field("format", "mp3")
            .field("email", "ada@example.test")
            .file("file", "noise.mp4", BodyPublishers.ofInputStream(() -> content));
    HttpResponse<String> answer =
        stack
            .api()
            .send(
                stack
                    .api()
                    .request("/upload")
                    .timeout(Duration.ofMinutes(10))
                    .header("Content-Type", form.contentType())
                    .POST(form.body())
                    .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return new Sent(
        JsonMapper.shared().readTree(answer.body()).get("jobId").asString(), content.sha256());
  }

  /** The object as the S3 server keeps it on its disk. */
  private static Path stored(RunningStack stack, String jobId) throws IOException {
    return StoredFiles.of(stack).stream()
        .filter(file -> file.toString().endsWith("raw/" + jobId + "/source"))
        .findFirst()
        .orElseThrow();
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Map<String, Long> residentMemory(Map<String, RunningStack.Part> parts) {
    return SERVICES.stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> ResidentMemory.bytes(Objects.requireNonNull(parts.get(name)).process())));
  }

  /**
   * The files on disk that the services have open, deleted ones too; not what they run from, nor
   * what the JVM asks the kernel now and then, nor what a job of the worker has in its folder.
   */
  private static Set<String> openFiles(Map<String, RunningStack.Part> parts) {
    return SERVICES.stream()
        .flatMap(name -> openFiles(Objects.requireNonNull(parts.get(name)).process()))
        .filter(file -> file.startsWith("/") && !file.matches("/(dev|proc|sys)/.*"))
        .filter(file -> !file.endsWith(".jar") && !file.contains("/work/worker-"))
        .collect(Collectors.toSet());
  }

  private static Stream<String> openFiles(String process) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", process, "fd"))) {
      return descriptors.flatMap(LargeUploadTest::target).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException closedMeanwhile) {
      return Stream.empty();
    }
  }
}

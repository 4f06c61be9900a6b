package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was not accepted leaves nothing: no object, no open multipart upload, no job. */
@ExtendWith(OneStack.class)
class AbandonedUploadTest {

  private static final int SENT = 24 * 1024 * 1024;

  @TempDir Path folder;

  @Test
  void aClientThatGoesAwayMidUploadLeavesNothing(RunningStack stack) throws Exception {
    Set<Path> before = StoredFiles.of(stack);
    String newestJob = newestJob(stack);

    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.gateway().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head(stack, 10L * SENT).getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[SENT]);
      out.flush();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !before.containsAll(StoredFiles.of(stack)));
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> before.containsAll(StoredFiles.of(stack)));
    assertThat(newestJob(stack)).isEqualTo(newestJob);
  }

  @Test
  void anUnknownFormatLeavesNothing(RunningStack stack) throws Exception {
    Set<Path> before = StoredFiles.of(stack);
    Path clip = Media.clip(folder.resolve("clip.mp4"), 1);

    HttpResponse<String> answer = stack.api().tryUpload(clip, "betamax", "ada@example.test");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo("format-unknown");
    assertThat(problem.get("errorId").asString()).isNotBlank();
    assertThat(before).containsAll(StoredFiles.of(stack));
  }

  @Test
  void aFileThatIsNoMediaFailsInPlainWordsAndIsSaidByMail(RunningStack stack) throws Exception {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "Dear diary,\n".repeat(500));
    String address = Inbox.freshAddress();

    String jobId = stack.api().upload(text, "mp4-480p", address);

    JsonNode job = stack.api().awaitEnded(jobId, TranscoderApi.A_JOB);
    assertThat(job.get("status").asString()).isEqualTo("FAILED");
    assertThat(job.get("failure").get("code").asString()).isEqualTo("NOT_MEDIA");
    assertThat(job.get("failure").get("message").asString()).isNotBlank();
    assertThat(stack.inbox().awaitOne(address).text())
        .contains(job.get("failure").get("message").asString());
    // How it ended and that it was told are kept, and nothing that was made of the file.
    assertThat(
            StoredFiles.of(stack).stream()
                .filter(file -> file.toString().contains("processed/" + jobId))
                .map(file -> file.getFileName().toString()))
        .isSubsetOf("result.json", "mailed-1");
  }

  private static String newestJob(RunningStack stack) {
    return stack.api().getJson("/jobs?limit=1").get("jobs").toString();
  }

  private static String head(RunningStack stack, long contentLength) {
    String boundary = "cut";
    String authorization =
        stack.api().request("/upload").build().headers().firstValue("Authorization").orElseThrow();
    return """
        POST /upload HTTP/1.1
        Host: localhost
        Authorization: %s
        Content-Type: multipart/form-data; boundary=%s
        Content-Length: %d

        --%s
        Content-Disposition: form-data; name="format"

        mp4-480p
        --%s
        Content-Disposition: form-data; name="email"

        ada@example.test
        --%s
        Content-Disposition: form-data; name="file"; filename="big.mp4"

        """
        .formatted(authorization, boundary, contentLength, boundary, boundary, boundary)
        .replace("\n", "\r\n");
  }
}

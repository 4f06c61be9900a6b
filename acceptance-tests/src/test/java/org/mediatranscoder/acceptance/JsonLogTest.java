package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@ExtendWith(OneStack.class)
class JsonLogTest {

  @TempDir Path folder;

  @Test
  void aLineOfAJobHasItsIdItsTraceAndItsAccountAsFields(RunningStack stack) throws Exception {
    String jobId =
        stack.api().upload(Media.clip(folder.resolve("a.mp4"), 1), "wav", Inbox.freshAddress());
    stack.api().awaitCompleted(jobId);
    String trace = stack.spans().await(jobId, "notify").getFirst().trace();
    String account = hash(stack.api().getJson("/me").get("accountId").asString());

    for (String service : List.of("api-gateway", "transcoding-worker", "notification-worker")) {
      List<JsonNode> lines = JsonLog.lines(stack.data(), service, "jobId", jobId);
      assertThat(lines).as(service).isNotEmpty();
      assertThat(lines)
          .allSatisfy(
              line -> {
                assertThat(line.at("/traceId").asString()).isEqualTo(trace);
                assertThat(line.at("/spanId").asString()).matches("[0-9a-f]{16}");
                assertThat(line.at("/account").asString()).isEqualTo(account);
                assertThat(line.at("/service/name").asString()).isEqualTo(service);
                assertThat(line.at("/message").asString()).isNotBlank();
              });
    }
  }

  private static String hash(String account) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 6);
  }
}

package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.faults.SlowFaults;

/** Redis loses everything while jobs wait, run and have ended: S3 brings them back. */
@ExtendWith(OneStack.class)
@SlowFaults
class RedisLossFaultsTest {

  private static final int JOBS = 6;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  private record Sent(String job, String address) {}

  @Test
  void everyAcceptedJobEndsWithOneMailThoughRedisIsFlushedInTheMiddle(RunningStack stack)
      throws Exception {
    List<Sent> all = new ArrayList<>();
    all.add(send(stack, Media.tone(folder.resolve("first.wav"), 1), "mp3"));
    stack.api().awaitCompleted(all.getFirst().job());
    stack.inbox().awaitOne(all.getFirst().address());
    Path clip = Media.clip(folder.resolve("clip.mp4"), 3);
    for (int i = 1; i < JOBS; i++) {
      all.add(send(stack, clip, "mp4-480p"));
    }
    stack.api().awaitCompleted(all.get(1).job());

    flush(stack.part("redis").address());

    for (Sent sent : all) {
      String status = stack.api().awaitEnded(sent.job(), LIMIT).get("status").asString();
      assertThat(status).isEqualTo("COMPLETED");
    }
    for (Sent sent : all) {
      stack.inbox().awaitOne(sent.address());
    }
    assertThat(stack.api().getJson("/jobs?limit=200").get("jobs").findValuesAsString("jobId"))
        .containsAll(all.stream().map(Sent::job).toList());
    assertThat(stack.command("recover").succeeded().output()).startsWith("0 jobs restored");
  }

  private static Sent send(RunningStack stack, Path file, String format) {
    String address = Inbox.freshAddress();
    return new Sent(stack.api().upload(file, format, address), address);
  }

  private static void flush(URI redis) throws IOException {
    try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(3);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("+OK");
    }
  }
}

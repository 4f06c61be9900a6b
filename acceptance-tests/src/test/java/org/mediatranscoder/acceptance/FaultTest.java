package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * kill -9, for real, while jobs run: each job still ends COMPLETED, once, with one mail. Its waits
 * are long, so it comes first, beside what runs at the same time. What takes minutes is for {@code
 * ./transcoder test --faults}.
 */
@ExtendWith(OneStack.class)
@Order(1)
class FaultTest {

  private static final Duration WITH_AN_ORPHAN = Duration.ofMinutes(3);
  private static final Duration PROMISE = Duration.ofSeconds(15);

  /** A worker that has just come calls nobody dead for some seconds (decision 0024). */
  private static final Duration UNTIL_IT_JUDGES = Duration.ofSeconds(8);

  @TempDir Path folder;

  @Test
  void aWorkerKilledInTheMiddleOfAJobLosesNothing(RunningStack stack) throws Exception {
    Path clip = Media.clip(folder.resolve("long.mp4"), 15, "1280x720");
    String address = Inbox.freshAddress();
    String jobId = stack.api().upload(clip, "mp4-720p", address);
    stack
        .api()
        .await(
            jobId,
            job -> job.get("stage").asString().equals("TRANSCODING"),
            Duration.ofSeconds(30));

    stack.kill9("transcoding-worker");
    Instant killed = Instant.now();

    assertThatItIsBackInTime(stack, jobId, killed);
    JsonNode job = stack.api().awaitEnded(jobId, WITH_AN_ORPHAN);
    assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("COMPLETED");
    assertThat(job.get("attempt").asInt()).isEqualTo(2);
    stack.inbox().awaitOne(address);
    assertThat(Media.probe(stack.api().download(jobId, folder.resolve("out.mp4"))).codec("video"))
        .isEqualTo("h264");
    stack.awaitBack("transcoding-worker");
    assertThat(stack.spans().await(jobId, "notify"))
        .as("both attempts are in the trace of the job")
        .filteredOn(span -> span.name().equals("downloading"))
        .hasSize(2);
  }

  /** The only worker here has to start again first, which takes as long as the machine is busy. */
  private static void assertThatItIsBackInTime(RunningStack stack, String jobId, Instant killed) {
    URI health = stack.part("transcoding-worker").address().resolve("/actuator/health/readiness");
    Awaitility.await()
        .atMost(WITH_AN_ORPHAN)
        .ignoreExceptions()
        .until(() -> TranscoderApi.statusOf(health) == 200);
    Instant started = Instant.now();

    stack.api().await(jobId, job -> job.get("attempt").asInt() == 2, WITH_AN_ORPHAN);
    Instant back = Instant.now();

    assertThat(back)
        .as("killed %s, the next worker up %s, the job back %s", killed, started, back)
        .isBefore(later(killed.plus(PROMISE), started.plus(UNTIL_IT_JUDGES)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

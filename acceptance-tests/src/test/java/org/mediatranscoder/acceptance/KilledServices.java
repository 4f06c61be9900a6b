package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A service that gets SIGKILL right after a job was accepted. */
final class KilledServices {

  private static final Duration WITH_AN_ORPHAN = Duration.ofMinutes(3);

  private KilledServices() {}

  /**
   * The job ends COMPLETED with one mail, and the service comes back.
   *
   * @param folder for a clip
   */
  static void assertThatNothingIsLost(RunningStack stack, String service, Path folder)
      throws Exception {
    Path clip = Media.clip(folder.resolve("short.mp4"), 2);
    String address = Inbox.freshAddress();
    String jobId = stack.api().upload(clip, "mp4-480p", address);

    stack.kill9(service);

    JsonNode job = stack.api().awaitEnded(jobId, WITH_AN_ORPHAN);
    assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("COMPLETED");
    stack.inbox().awaitOne(address);
    stack.awaitBack(service);
  }
}

package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.acceptance.TranscoderApi;
import org.mediatranscoder.testsupport.RedisTestServer;

/** The gateway or upload-service gets SIGKILL in the middle of an upload of 12 MB. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledUploadFaultsTest {

  @TempDir static Path folder;
  private Fleet fleet;
  private Path file;

  @BeforeAll
  void start() throws Exception {
    fleet = Fleet.start(folder, RedisTestServer.start(), Map.of());
    fleet.gateway().restartTrained();
    fleet.uploads().restartTrained();
    file = Media.tone(folder.resolve("long.wav"), 140);
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @EnumSource(UploadMoment.class)
  void anUploadBecomesAJobThatEndsOnceOrNone(UploadMoment moment) throws Exception {
    int accepted = 0;
    int jobs = 0;
    int left = 0;
    for (int i = 0; i < Times.EACH; i++) {
      Set<String> before = fleet.jobsInS3();
      Set<String> sources = fleet.sourcesInS3();
      accepted += strike(moment);
      Set<String> after = new HashSet<>(fleet.jobsInS3());
      after.removeAll(before);
      assertThat(after).hasSizeLessThan(2);
      after.forEach(fleet::awaitCompleted);
      jobs += after.size();
      Set<String> orphans = new HashSet<>(fleet.sourcesInS3());
      orphans.removeAll(sources);
      orphans.removeAll(after);
      left += orphans.size();
    }
    fleet.assertThatAllEndedOnce();
    FaultReport.add(
        "SIGKILL of " + moment.told(),
        Times.EACH,
        "%d answered 202; %d jobs, each completed with one output and one mail; %d sources without a job are left to the rule of the bucket"
            .formatted(accepted, jobs, left));
  }

  /** 1 if the upload was accepted all the same; then its job has ended. */
  private int strike(UploadMoment moment) throws Exception {
    Strike strike = new Strike(fleet, Harm.SIGKILL);
    moment.arm(fleet, strike);
    Optional<HttpResponse<String>> answer = send();
    Strike.Struck struck = strike.await(Fleet.LIMIT);
    fleet.wayToUploads().disarm();
    fleet.members().forEach(Member::disarm);
    struck.member().start();
    if (answer.isPresent() && answer.get().statusCode() == 202) {
      fleet.awaitCompleted(Fleet.jobOf(answer.get()));
      return 1;
    }
    awaitSettled(struck.job());
    answer.ifPresent(refused -> awaitGone(refused, struck.job()));
    return 0;
  }

  /** Nothing stays of what was refused, once upload-service is back. */
  private void awaitGone(HttpResponse<String> refused, String job) {
    assertThat(refused.statusCode()).isIn(500, 502, 503);
    Awaitility.await()
        .atMost(Fleet.LIMIT)
        .untilAsserted(() -> assertThat(fleet.sourcesInS3()).doesNotContain(job));
  }

  /** Until nobody cleans up or restores any more. */
  private void awaitSettled(String job) {
    Awaitility.await()
        .atMost(Fleet.LIMIT)
        .untilAsserted(() -> assertThat(fleet.redis().score("jobs:announced", job)).isEmpty());
  }

  private Optional<HttpResponse<String>> send() {
    try {
      return Optional.of(fleet.api("ada").tryUpload(file, "mp3", Fleet.address("ada")));
    } catch (TranscoderApi.AwayException broken) {
      return Optional.empty();
    }
  }
}

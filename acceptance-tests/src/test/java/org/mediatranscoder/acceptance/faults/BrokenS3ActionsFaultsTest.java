package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.acceptance.TranscoderApi;
import org.mediatranscoder.acceptance.faults.BrokenS3FaultsTest.Attempts;
import org.mediatranscoder.acceptance.faults.BrokenS3FaultsTest.Trouble;
import org.mediatranscoder.testsupport.RedisTestServer;

/**
 * S3 refuses, is slow or says nothing, while a job that has ended is converted again or deleted.
 */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenS3ActionsFaultsTest {

  @TempDir static Path folder;
  private Fleet fleet;
  private Path tone;

  /** What upload-service asks of S3 to make a job from a source that is stored. */
  enum CopyCall {
    FIND_THE_SOURCE("^HEAD /media/raw/"),
    COPY_THE_SOURCE("^PUT /media/raw/[0-9a-f-]{36}/(?!job.json)");

    private final String sent;

    CopyCall(String sent) {
      this.sent = sent;
    }
  }

  @BeforeAll
  void start() throws Exception {
    fleet = Fleet.start(folder, RedisTestServer.start(), Map.of());
    tone = Media.tone(folder.resolve("tone.wav"), 1);
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  static Stream<Arguments> troubles() {
    return Stream.of(Trouble.values())
        .flatMap(
            trouble ->
                Stream.of(Attempts.values()).map(attempts -> Arguments.of(trouble, attempts)));
  }

  static Stream<Arguments> copies() {
    return Stream.of(CopyCall.values())
        .flatMap(call -> troubles().map(some -> Arguments.of(call, some.get()[0], some.get()[1])));
  }

  @ParameterizedTest
  @MethodSource("copies")
  void aJobFromAStoredSourceIsRefusedAndLeavesNothingOrEndsOnce(
      CopyCall call, Trouble trouble, Attempts attempts) throws Exception {
    String source = ended();
    Set<String> before = fleet.jobsInS3();
    AtomicInteger met = arm(call.sent, trouble, attempts);

    HttpResponse<String> answer = convertAgain(source);

    String outcome = "completed, one output, one mail";
    if (answer.statusCode() == 202) {
      fleet.awaitCompleted(Fleet.jobOf(answer));
    } else {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      fleet.awaitNothingLeft(before);
      outcome = "the request is answered 503, nothing is left";
    }
    assertMet(met, trouble, attempts);
    fleet.uploads().disarm();
    FaultReport.add(
        "S3 %s to %s attempts to %s for another format"
            .formatted(told(trouble), told(attempts), told(call)),
        1,
        outcome);
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aJobIsDeletedWholeAtOnceOrWhenThatIsAskedForAgain(Trouble trouble, Attempts attempts)
      throws Exception {
    String job = ended();
    AtomicInteger met = arm("^DELETE /media/", trouble, attempts);

    HttpResponse<String> answer = delete(job);

    String outcome = "deleted, nothing is left";
    assertMet(met, trouble, attempts);
    fleet.uploads().disarm();
    if (answer.statusCode() != 204) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(delete(job).statusCode()).isEqualTo(204);
      outcome = "the request is answered 503; sent again it is deleted, nothing is left";
    }
    assertThat(fleet.s3().keys("raw/" + job + "/")).isEmpty();
    assertThat(fleet.s3().keys("processed/" + job + "/")).isEmpty();
    assertThat(fleet.statusOf(job)).isEmpty();
    FaultReport.add(
        "S3 %s to %s attempts to delete the first file of a job"
            .formatted(told(trouble), told(attempts)),
        1,
        outcome);
  }

  /** A job that has ended. */
  private String ended() {
    String job = fleet.send("ada", tone, "mp3").job();
    fleet.awaitCompleted(job);
    return job;
  }

  private AtomicInteger arm(String sent, Trouble trouble, Attempts attempts) {
    AtomicInteger met = new AtomicInteger();
    fleet.uploads().s3().arm(sent, trouble.counted(met).times(attempts.count()));
    return met;
  }

  private static void assertMet(AtomicInteger met, Trouble trouble, Attempts attempts) {
    assertThat(met.get())
        .as("calls in trouble")
        .isBetween(trouble.leastOf(attempts), attempts.count());
  }

  private HttpResponse<String> convertAgain(String source) {
    TranscoderApi api = fleet.api("ada");
    return api.send(
        api.request("/jobs")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"sourceJobId\": \"%s\", \"format\": \"m4a\"}".formatted(source)))
            .build());
  }

  private HttpResponse<String> delete(String job) {
    TranscoderApi api = fleet.api("ada");
    return api.send(api.request("/jobs/" + job).DELETE().build());
  }

  private static String told(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

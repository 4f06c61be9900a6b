package org.mediatranscoder.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.storage.ObjectKeys;
import tools.jackson.databind.json.JsonMapper;

/** Other services, and manifests that lie in S3 for months, read what is written here. */
class JsonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JobId id = JobId.of("6f1c2c5e-0b2d-4f6d-9d2e-111111111111");
  private final JobManifest manifest =
      new JobManifest(
          JobManifest.SCHEMA,
          id,
          new AccountId("ada"),
          new TranscodeRequest("mp3", "ada@example.test"),
          new SourceMedia("Füße.mov", 42, ObjectKeys.raw(id)),
          Instant.parse("2026-01-02T03:04:05.678901Z"),
          3);

  @Test
  void aManifestReadsAsItWasWritten() {
    String json = JSON.writeValueAsString(manifest);
    assertThat(JSON.readValue(json, JobManifest.class)).isEqualTo(manifest);
  }

  @Test
  void theLayoutOfAManifestStaysAsItIs() {
    String json =
        """
        {"schema":1,"id":"6f1c2c5e-0b2d-4f6d-9d2e-111111111111","owner":"ada",
         "request":{"format":"mp3","email":"ada@example.test"},
         "source":{"fileName":"Füße.mov","sizeBytes":42,
                   "key":"raw/6f1c2c5e-0b2d-4f6d-9d2e-111111111111/source"},
         "createdAt":"2026-01-02T03:04:05.678901Z","linkVersion":3}\
        """;
    assertThat(JSON.readValue(json, JobManifest.class)).as("before runs").isEqualTo(manifest);
    String now = json.replace("\"linkVersion\":3}", "\"linkVersion\":3,\"run\":1}");
    assertThat(JSON.readTree(JSON.writeValueAsString(manifest))).isEqualTo(JSON.readTree(now));
  }

  @Test
  void theChecksumOfTheSourceIsInTheManifestAndInTheJob() {
    SourceMedia source = manifest.source().with(new Crc32c(0x0A0B));
    JobManifest checked =
        new JobManifest(
            JobManifest.SCHEMA,
            id,
            manifest.owner(),
            manifest.request(),
            source,
            manifest.createdAt(),
            3);

    String json = JSON.writeValueAsString(checked);

    assertThat(JSON.readTree(json).at("/source/crc32c").asString()).isEqualTo("00000a0b");
    assertThat(JSON.readTree(json).get("source")).hasSize(4);
    assertThat(JSON.readValue(json, JobManifest.class)).isEqualTo(checked);
    assertThat(JobManifest.of(checked.toPendingJob())).isEqualTo(checked);
    assertThat(source.checksum()).contains(new Crc32c(0x0A0B));
    assertThat(manifest.source().checksum()).isEmpty();
  }

  @Test
  void aManifestSaysWhichRunItsOwnerWantsAndWhetherTheyCancelledIt() {
    TranscodeJob accepted = manifest.toPendingJob();
    assertThat(JobManifest.of(accepted)).isEqualTo(manifest);
    assertThat(manifest.isCancelled()).isFalse();
    JobManifest cancelled = manifest(2, 2);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(manifest(3, 2).isCancelled()).as("tried again since").isFalse();
    String json = JSON.writeValueAsString(cancelled);
    assertThat(JSON.readValue(json, JobManifest.class)).isEqualTo(cancelled);
    assertThat(cancelled.toPendingJob().run()).isEqualTo(2);
  }

  private JobManifest manifest(int run, int cancelledRun) {
    return new JobManifest(
        JobManifest.SCHEMA,
        id,
        manifest.owner(),
        manifest.request(),
        manifest.source(),
        manifest.createdAt(),
        3,
        run,
        cancelledRun);
  }

  @Test
  void aResultReadsAsItWasWritten() {
    TranscodeJob job = manifest.toPendingJob();
    Rendition output =
        new Rendition(
                "Füße.mp3",
                ObjectKeys.processed(id, 1, "mp3", "mp3"),
                "audio/mpeg",
                7,
                Duration.ofMillis(2_040),
                null,
                null)
            .with("0f".repeat(32));
    JobFailure failure = new JobFailure(FailureCode.DAMAGED, "It ends early.");
    for (JobResult result :
        List.of(
            JobResult.completed(job, null, List.of(output), Instant.EPOCH),
            JobResult.failed(job, null, failure, Instant.EPOCH))) {
      assertThat(JSON.readValue(JSON.writeValueAsString(result), JobResult.class))
          .isEqualTo(result);
    }
  }

  @Test
  void anEstimateIsInThePlanAndAPlanOfBeforeHasNone() {
    JobEstimate estimate =
        new JobEstimate(
            JobEstimate.Range.around(1e6, 0.2),
            null,
            JobEstimate.Reason.DURATION_UNKNOWN,
            1e6,
            null);
    for (JobPlan plan : List.of(JobPlanTest.PLAN, JobPlanTest.PLAN.with(estimate))) {
      String json = JSON.writeValueAsString(plan);
      assertThat(JSON.readValue(json, JobPlan.class)).isEqualTo(plan);
      assertThat(json.contains("estimate")).isEqualTo(plan.estimate() != null);
    }
  }

  @Test
  void optionsAreInTheManifest() {
    Map<String, Object> options = Map.of("metadata", "keep", "quality", 3);
    JobManifest chosen =
        new JobManifest(
            JobManifest.SCHEMA,
            id,
            manifest.owner(),
            new TranscodeRequest("mp3", "ada@example.test", options),
            manifest.source(),
            manifest.createdAt(),
            3);
    String json = JSON.writeValueAsString(chosen);
    assertThat(JSON.readTree(json).at("/request/options/metadata").asString()).isEqualTo("keep");
    assertThat(JSON.readValue(json, JobManifest.class)).isEqualTo(chosen);
    assertThat(JSON.readValue(json, JobManifest.class).toPendingJob().request().options())
        .isEqualTo(options);
  }

  @Test
  void whoseAddressItIsStandsInTheManifest() {
    TranscodeRequest own = new TranscodeRequest("mp3", "ada@example.test", Map.of(), true);

    String json = JSON.writeValueAsString(own);

    assertThat(JSON.readTree(json).path("ownAddress").asBoolean()).isTrue();
    assertThat(JSON.readValue(json, TranscodeRequest.class)).isEqualTo(own);
  }

  @Test
  void aPriorityStandsInTheManifestUnlessItIsTheUsualOne() {
    TranscodeRequest usual = new TranscodeRequest("mp3", "ada@example.test");
    TranscodeRequest urgent = new TranscodeRequest("mp3", "ada@example.test").with(Priority.HIGH);

    assertThat(JSON.writeValueAsString(usual)).doesNotContain("urgency");
    assertThat(JSON.readValue(JSON.writeValueAsString(urgent), TranscodeRequest.class).priority())
        .isEqualTo(Priority.HIGH);
    assertThat(JSON.readValue(JSON.writeValueAsString(urgent), TranscodeRequest.class))
        .isEqualTo(urgent);
  }

  @Test
  void aJobInFullReadsAsItWasWritten() {
    TranscodeJob pending = manifest.toPendingJob();
    TranscodeJob done =
        new TranscodeJob(
            id,
            pending.owner(),
            pending.request(),
            pending.source(),
            JobStatus.COMPLETED,
            3,
            2,
            new JobProgress(Stage.ENDED, 100, 24.5, 1.5, Duration.ZERO),
            JobPlanTest.PLAN,
            List.of(
                new Rendition(
                    "Füße.mp3",
                    ObjectKeys.processed(id, 1, "mp3", "mp3"),
                    "audio/mpeg",
                    7,
                    Duration.ofMillis(2_040),
                    null,
                    null)),
            null,
            pending.createdAt(),
            Instant.EPOCH,
            Instant.EPOCH.plusNanos(1),
            3,
            null,
            Instant.EPOCH.plusNanos(2),
            MailHold.STOPPED,
            2);
    for (TranscodeJob job : List.of(pending, done)) {
      assertThat(JSON.readValue(JSON.writeValueAsString(job), TranscodeJob.class)).isEqualTo(job);
    }
  }

  @Test
  void aNewJobWaitsForItsFirstAttempt() {
    TranscodeJob job = manifest.toPendingJob();
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(job.attempt()).isZero();
    assertThat(job.linkVersion()).isEqualTo(3);
    assertThat(job.renditions()).isEmpty();
    assertThat(job.isPlayableEarly()).isFalse();
  }
}

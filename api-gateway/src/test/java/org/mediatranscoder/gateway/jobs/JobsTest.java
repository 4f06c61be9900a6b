package org.mediatranscoder.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobPlan.OutputPlan;
import org.mediatranscoder.model.job.JobPlan.SourceStream;
import org.mediatranscoder.model.job.JobPlan.StreamDecision;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.Stage;
import tools.jackson.databind.JsonNode;

class JobsTest extends GatewayTest {

  @Test
  void aWaitingJobSaysHowManyStartBeforeIt() {
    jobId(upload(Form.good(new byte[10]).finished()));
    JobId second = jobId(upload(Form.good(new byte[10]).finished()));

    JsonNode view = json(get("/status/" + second));

    assertThat(view.path("status").asString()).isEqualTo("PENDING");
    assertThat(view.path("stage").asString()).isEqualTo("QUEUED");
    assertThat(view.path("queuePosition").asLong()).isEqualTo(1);
    assertThat(view.path("attempt").asInt()).isZero();
    assertThat(view.path("etaSeconds").isNull()).isTrue();
    assertThat(view.path("failure").isNull()).isTrue();
    assertThat(view.path("outputs").size()).isZero();
    assertThat(view.path("mail").isNull()).isTrue();
  }

  @Test
  void aRunningJobShowsWhatIsKnownAndNothingElse() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());
    int attempt = jobs.claim(job.id(), 1, NOON.plusSeconds(1)).orElseThrow().attempt();
    JobProgress half =
        new JobProgress(Stage.TRANSCODING, 41.27, 60.0, null, Duration.ofMillis(12_900));
    jobs.progress(job.id(), attempt, half);

    JsonNode view = json(get("/status/" + job.id()));

    assertThat(view.path("status").asString()).isEqualTo("PROCESSING");
    assertThat(view.path("percent").asDouble()).isEqualTo(41.3);
    assertThat(view.path("fps").asDouble()).isEqualTo(60);
    assertThat(view.path("speed").isNull()).isTrue();
    assertThat(view.path("etaSeconds").asLong()).isEqualTo(13);
    assertThat(view.path("queuePosition").isNull()).isTrue();
    assertThat(view.path("startedAt").asString()).isEqualTo("2026-01-02T12:00:01Z");
    assertThat(view.path("endedAt").isNull()).isTrue();
  }

  @Test
  void aJobSaysWhatBecomesOfEachStreamAndWhy() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());
    assertThat(json(get("/status/" + job.id())).path("plan").isNull()).isTrue();
    int attempt = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    StreamDecision decision = new StreamDecision(0, false, "encoded to H.264: it is HEVC");
    jobs.planned(
        job.id(),
        attempt,
        new JobPlan(
            "matroska,webm",
            Duration.ofMillis(61_500),
            List.of(new SourceStream(0, "video", "hevc", "1920 × 1080", true)),
            List.of(new OutputPlan("main", "mp4", List.of(decision))),
            "ffmpeg -i source output.mp4"));

    for (String path : List.of("/status/", "/jobs/")) {
      JsonNode plan = json(get(path + job.id())).path("plan");
      assertThat(plan.at("/source/durationSeconds").asDouble()).isEqualTo(61.5);
      assertThat(plan.at("/source/streams/0/codec").asString()).isEqualTo("hevc");
      assertThat(plan.at("/outputs/0/streams/0/reason").asString())
          .isEqualTo("encoded to H.264: it is HEVC");
      assertThat(plan.at("/outputs/0/streams/0/copied").asBoolean()).isFalse();
      assertThat(plan.path("command").asString()).isEqualTo("ffmpeg -i source output.mp4");
    }
    assertThat(json(get("/jobs")).at("/jobs/0/plan").isNull()).isTrue();
  }

  @Test
  void aCompletedJobShowsItsOutputs() {
    JobManifest job = aManifest(ADA, "clip: 1.mov");
    aCompletedJob(jobs, S3, job, "hello");

    JsonNode view = json(get("/status/" + job.id()));

    assertThat(view.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(view.path("fps").isNull()).isTrue();
    JsonNode output = view.path("outputs").get(0);
    assertThat(output.path("fileName").asString()).isEqualTo("clip_ 1 (720p).mp4");
    assertThat(output.path("durationSeconds").asDouble()).isEqualTo(1.5);
    assertThat(output.path("width").asInt()).isEqualTo(1280);
    assertThat(output.has("key")).isFalse();
  }

  @Test
  void anEndedJobSaysWhatBecameOfItsMail() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "hello");
    assertThat(json(get("/status/" + job.id())).path("mail").asString()).isEqualTo("NOT_SENT");

    jobs.holdMail(job.id(), MailHold.UNCONFIRMED);
    assertThat(json(get("/status/" + job.id())).path("mail").asString()).isEqualTo("UNCONFIRMED");

    jobs.markNotified(job.id(), NOON);
    assertThat(json(get("/status/" + job.id())).path("mail").asString()).isEqualTo("SENT");

    jobs.markUndeliverable(job.id(), NOON);
    assertThat(json(get("/status/" + job.id())).path("mail").asString()).isEqualTo("UNDELIVERABLE");
  }

  @Test
  void aFailedJobSaysWhyInPlainWords() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());
    int attempt = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    jobs.fail(job.id(), attempt, new JobFailure(FailureCode.NOT_MEDIA, "No clip."), NOON);

    JsonNode view = json(get("/status/" + job.id()));

    assertThat(view.path("failure").path("code").asString()).isEqualTo("NOT_MEDIA");
    assertThat(view.path("failure").path("message").asString()).isEqualTo("No clip.");
  }

  @Test
  void anotherPersonsJobLooksLikeOneThatNeverWas() {
    JobManifest job = aManifest("eve", "clip.mov");
    aCompletedJob(jobs, S3, job, "hello");

    for (String path : List.of("/status/" + job.id(), "/jobs/" + job.id() + "/download")) {
      HttpResponse<String> response = get(path);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(code(response)).isEqualTo("job-not-found");
      assertThat(response.body()).doesNotContain("eve");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "no-uuid", "..%2f..", "%00"})
  void anIdThatNamesNothingIsNotFound(String id) {
    assertThat(get("/status/" + id).statusCode()).isIn(400, 404);
  }

  @Test
  void theHistoryIsNewestFirstAndComesInPages() {
    List<String> created = new ArrayList<>();
    for (int second = 0; second < 5; second++) {
      JobManifest job = createdAt(second);
      jobs.create(job.toPendingJob());
      created.addFirst(job.id().toString());
    }
    jobs.create(aManifest("eve", "hers.mov").toPendingJob());

    JsonNode first = json(get("/jobs?limit=3"));
    String cursor = URLEncoder.encode(first.path("nextCursor").asString(), StandardCharsets.UTF_8);
    JsonNode second = json(get("/jobs?limit=3&cursor=" + cursor));

    List<String> seen = new ArrayList<>(ids(first));
    seen.addAll(ids(second));
    assertThat(seen).isEqualTo(created);
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void theHistoryCanShowOneStatusOnly() {
    jobs.create(createdAt(1).toPendingJob());
    JobManifest done = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, done, "hello");

    assertThat(ids(json(get("/jobs?status=COMPLETED")))).containsExactly(done.id().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0|limit|value-invalid|must be a whole number from 1 to 200",
        "limit=201|limit|value-invalid|must be a whole number from 1 to 200",
        "limit=many|limit|value-invalid|must be a whole number from 1 to 200",
        "status=completed|status|value-invalid|must be one of PENDING, PROCESSING, COMPLETED, FAILED, CANCELLED",
        "cursor=%20%20|cursor|cursor-invalid|must be nextCursor of the page before, unchanged",
        "stauts=FAILED|stauts|name-unknown|is not known here; known are cursor, limit, status",
        "limit=1&limit=2|limit|field-repeated|stands more than once"
      })
  void aQueryThatMakesNoSenseIsRefusedWithTheNameAndWhatItMayBe(
      String query, String parameter, String code, String message) {
    HttpResponse<String> response = get("/jobs?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo(code);
    assertThat(json(response).at("/errors/0/parameter").asString()).isEqualTo(parameter);
    assertThat(json(response).at("/errors/0/message").asString()).isEqualTo(message);
    assertThat(json(response).path("detail").asString()).isEqualTo(parameter + " " + message + ".");
  }

  @Test
  void allFaultsOfAQueryAreToldAtOnce() {
    JsonNode problem = json(get("/jobs?limit=0&status=completed&cursor=x"));

    assertThat(problem.path("errors").valueStream().map(one -> one.path("parameter").asString()))
        .containsExactly("cursor", "limit", "status");
    assertThat(problem.at("/errors/2/allowed").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(Arrays.stream(JobStatus.values()).map(Enum::name).toList());
  }

  @Test
  void aJobIsShownWithWhatWasAskedFor() {
    JobManifest mine = aManifest(ADA, "mine.mov");
    jobs.create(mine.toPendingJob());

    JsonNode job = json(get("/jobs/" + mine.id()));

    assertThat(job.path("jobId").asString()).isEqualTo(mine.id().toString());
    assertThat(job.path("status").asString()).isEqualTo("PENDING");
    assertThat(job.path("email").asString()).isEqualTo("ada@example.test");
    assertThat(job.path("notifiedAt").isNull()).isTrue();
    assertThat(code(get("/jobs/" + JobId.random()))).isEqualTo("job-not-found");
  }

  @Test
  void theJobOfAnotherPersonIsNotShown() {
    JobManifest hers = aManifest("eve", "hers.mov");
    jobs.create(hers.toPendingJob());

    assertThat(get("/jobs/" + hers.id()).statusCode()).isEqualTo(404);
  }

  @Test
  void lookingNeedsTheScopeForIt() {
    assertThat(code(send(anonymous("/jobs")))).isEqualTo("token-invalid");
    assertThat(
            code(
                send(
                    anonymous("/jobs")
                        .header("Authorization", "Bearer " + ISSUER.token(ADA, "jobs:write")))))
        .isEqualTo("scope-missing");
  }

  @Test
  void withoutRedisTheAnswerComesQuicklyAndSaysWhenToTryAgain() {
    REDIS.kill();
    try {
      HttpResponse<String> response = get("/jobs");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    } finally {
      REDIS.startAgain();
    }
  }

  private static JobManifest createdAt(int second) {
    JobManifest job = aManifest(ADA, "clip.mov");
    return new JobManifest(
        job.schema(),
        job.id(),
        job.owner(),
        job.request(),
        job.source(),
        NOON.plusSeconds(second),
        job.linkVersion());
  }

  private static List<String> ids(JsonNode history) {
    return history.path("jobs").valueStream().map(job -> job.path("jobId").asString()).toList();
  }
}

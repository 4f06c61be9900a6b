package org.mediatranscoder.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;
import static org.mediatranscoder.gateway.support.Jobs.aSource;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What failed of anybody's, and another try of it: for operators. */
@ExtendWith(OutputCaptureExtension.class)
class OperatorJobsTest extends GatewayTest {

  private static final JobFailure DAMAGED =
      new JobFailure(FailureCode.NOT_MEDIA, "This is no media file.");

  @Autowired TranscodeQueue queue;

  @Test
  void anOperatorSeesWhatFailedAndWhyButNoFileNameAndNoAddress() {
    JobId adas = aFailedJob(ADA);
    aFailedJob("eve");
    aCompletedJob(jobs, S3, aManifest(ADA, "done.mov"), "hello");

    HttpResponse<String> answer = failures("");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode failed = json(answer).path("jobs");
    assertThat(failed.valueStream().map(job -> job.path("account").asString()))
        .containsExactlyInAnyOrder("eve", ADA);
    JsonNode one =
        failed
            .valueStream()
            .filter(job -> job.path("jobId").asString().equals(adas.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(one.path("failure").path("code").asString()).isEqualTo("NOT_MEDIA");
    assertThat(one.path("failure").path("message").asString()).isEqualTo(DAMAGED.message());
    assertThat(one.path("status").asString()).isEqualTo("FAILED");
    assertThat(one.path("format").asString()).isEqualTo("mp4-720p");
    assertThat(one.path("sizeBytes").asLong()).isEqualTo(1_000);
    assertThat(one.path("attempt").asInt()).isEqualTo(1);
    assertThat(one.path("endedAt").asString()).isEqualTo(NOON.toString());
    assertThat(answer.body()).doesNotContain("secret-name", "example.test");
  }

  @Test
  void failuresComePageByPage() {
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      failed.add(aFailedJob("eve").toString());
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(failures("?limit=2" + cursor));
      assertThat(page.path("jobs").size()).isBetween(1, 2);
      page.path("jobs").forEach(job -> seen.add(job.path("jobId").asString()));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asString();
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(failed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=many", "?cursor=x", "?status=FAILED"})
  void whatIsNoPageOfFailuresIsRefused(String query) {
    assertThat(failures(query).statusCode()).isEqualTo(400);
  }

  @Test
  void aJobThatAnOperatorTriesAgainRunsForItsOwnerAndTheLogSaysWhoAsked(CapturedOutput output) {
    JobId id = aFailedJob("eve");

    HttpResponse<String> answer = retry(id);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).path("status").asString()).isEqualTo("PENDING");
    assertThat(json(answer).path("account").asString()).isEqualTo("eve");
    assertThat(json(answer).path("failure").isNull()).isTrue();
    assertThat(json(answer).path("run").asInt()).isEqualTo(2);
    assertThat(queue.position(id, 2)).isPresent();
    assertThat(json(failures("")).path("jobs").size()).isZero();
    JobManifest kept = JSON.readValue(DOWNSTREAM.manifest(id), JobManifest.class);
    assertThat(kept.owner().value()).isEqualTo("eve");
    assertThat(kept.run()).isEqualTo(2);
    assertThat(output)
        .contains("Operator grace tries job " + id + " of account eve again: PENDING, run 2");
  }

  @Test
  void tryingAgainTwiceIsTheSameAsOnce() {
    JobId id = aFailedJob("eve");
    assertThat(retry(id).statusCode()).isEqualTo(202);

    assertThat(json(retry(id)).path("run").asInt()).isEqualTo(2);

    assertThat(jobs.find(id).orElseThrow().run()).isEqualTo(2);
  }

  @Test
  void theSameKeyGetsTheSameAnswerEvenAfterAnotherFailure() {
    JobId id = aFailedJob("eve");
    String first = send(retryRequest(id).header("Idempotency-Key", "k1")).body();
    jobs.fail(id, jobs.claim(id, 2, NOON).orElseThrow().attempt(), DAMAGED, NOON);

    HttpResponse<String> again = send(retryRequest(id).header("Idempotency-Key", "k1"));

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first);
    assertThat(jobs.find(id).orElseThrow().status()).isEqualTo(JobStatus.FAILED);
    assertThat(jobs.find(id).orElseThrow().run()).isEqualTo(2);
  }

  @Test
  void theRulesOfAnOwnersRetryHoldAndTheLogSaysWhatWasRefused(CapturedOutput output) {
    JobManifest done = aManifest("eve", "done.mov");
    aCompletedJob(jobs, S3, done, "hello");
    JobManifest noSource = aManifest("eve", "clip.mov");
    jobs.create(noSource.toPendingJob());
    jobs.cancel(noSource.id(), NOON);
    JobId oneTooMany = aFailedJob("bob");
    for (int i = 0; i < 12; i++) {
      jobs.create(aManifest("bob", "clip.mov").toPendingJob());
    }

    assertThat(code(retry(done.id()))).isEqualTo("job-completed");
    assertThat(code(retry(noSource.id()))).isEqualTo("source-gone");
    assertThat(code(retry(oneTooMany))).isEqualTo("too-many-jobs");
    assertThat(code(retry(JobId.random()))).isEqualTo("job-not-found");

    assertThat(jobs.find(oneTooMany).orElseThrow().status()).isEqualTo(JobStatus.FAILED);
    assertThat(output)
        .contains("job " + oneTooMany + " of account bob again: refused, too-many-jobs");
  }

  @Test
  void aJobThatIsMissingWhileJobsAreRestoredIsAskedForAgain() {
    REDIS.flush();

    assertThat(retry(JobId.random()).statusCode()).isEqualTo(503);
  }

  @Test
  void whoIsNoOperatorSeesNothingAndChangesNothing() {
    JobId id = aFailedJob("eve");

    assertThat(get("/operator/failures").statusCode()).isEqualTo(403);
    assertThat(get("/operator/failures").body()).doesNotContain(id.toString(), "eve");
    assertThat(
            send(request("/operator/jobs/" + id + "/retry").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
    assertThat(send(anonymous("/operator/failures")).statusCode()).isEqualTo(401);

    assertThat(jobs.find(id).orElseThrow().status()).isEqualTo(JobStatus.FAILED);
  }

  private HttpResponse<String> failures(String query) {
    return send(operators("/operator/failures" + query));
  }

  private HttpResponse<String> retry(JobId id) {
    return send(retryRequest(id));
  }

  private HttpRequest.Builder retryRequest(JobId id) {
    return operators("/operator/jobs/" + id + "/retry").POST(BodyPublishers.noBody());
  }

  private HttpRequest.Builder operators(String path) {
    return anonymous(path).header("Authorization", "Bearer " + graces());
  }

  private static String graces() {
    return ISSUER.token(
        new JWTClaimsSet.Builder(ISSUER.claims("grace", "jobs:read jobs:write"))
            .claim("roles", List.of("operator"))
            .build());
  }

  private JobId aFailedJob(String owner) {
    JobManifest job = aManifest(owner, "secret-name.mov");
    aSource(S3, job);
    jobs.create(job.toPendingJob());
    int attempt = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    jobs.fail(job.id(), attempt, DAMAGED, NOON);
    return job.id();
  }
}

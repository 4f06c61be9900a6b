package org.mediatranscoder.gateway.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;

/** What upload-service really deletes is tested there. No worker is needed. */
class DeletionTest extends GatewayTest {

  @Autowired TranscodeQueue queue;

  @Test
  void aDeletedJobIsGoneFromStatusHistoryAndUploadServiceWithTheCallersToken() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "hello");
    String token = ISSUER.token(ADA);

    HttpResponse<String> response = delete(job.id(), token);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    assertThat(get("/status/" + job.id()).statusCode()).isEqualTo(404);
    assertThat(json(get("/jobs")).path("jobs").size()).isZero();
    assertThat(DOWNSTREAM.deletions()).containsExactly(job.id() + " Bearer " + token);
  }

  @Test
  void aWaitingJobLeavesTheQueue() {
    JobManifest job = aManifest(ADA, "clip.mov");
    JobId id = job.id();
    jobs.create(job.toPendingJob());
    queue.enqueue(id, 1, new Share(new AccountId("ada"), 1));
    assertThat(queue.position(id, 1)).isPresent();

    assertThat(delete(id, ISSUER.token(ADA)).statusCode()).isEqualTo(204);

    assertThat(queue.position(id, 1)).isEmpty();
  }

  @Test
  void theWorkerOfARunningJobIsFencedOffBeforeItsFilesAreDeleted() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());
    int attempt = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    DOWNSTREAM.answerDeletions(503);

    assertThat(code(delete(job.id(), ISSUER.token(ADA)))).isEqualTo("service-unavailable");

    JobProgress next = JobProgress.at(Stage.TRANSCODING, 50);
    assertThat(jobs.progress(job.id(), attempt, next)).isFalse();
    assertThat(jobs.find(job.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void aDeletionThatFailedHalfWayCanBeAskedForAgain() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "hello");
    DOWNSTREAM.answerDeletions(500);
    HttpResponse<String> failed = delete(job.id(), ISSUER.token(ADA));
    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.headers().firstValue("Retry-After")).isPresent();
    DOWNSTREAM.answerDeletions(204);

    assertThat(delete(job.id(), ISSUER.token(ADA)).statusCode()).isEqualTo(204);

    assertThat(jobs.find(job.id())).isEmpty();
  }

  @Test
  void whatIsGoneAlreadyLooksAsIfItNeverWas() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "hello");
    delete(job.id(), ISSUER.token(ADA));

    assertThat(code(delete(job.id(), ISSUER.token(ADA)))).isEqualTo("job-not-found");
  }

  @Test
  void theJobOfAnotherPersonIsNotFoundAndStays() {
    JobManifest job = aManifest("eve", "clip.mov");
    var before = aCompletedJob(jobs, S3, job, "hello");

    assertThat(code(delete(job.id(), ISSUER.token(ADA)))).isEqualTo("job-not-found");

    assertThat(jobs.find(job.id())).contains(before);
    assertThat(DOWNSTREAM.deleted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs:read", "account"})
  void deletingNeedsTheScopeToWrite(String scope) {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "hello");

    assertThat(code(delete(job.id(), ISSUER.token(ADA, scope)))).isEqualTo("scope-missing");
  }

  private HttpResponse<String> delete(JobId id, String token) {
    return send(anonymous("/jobs/" + id).header("Authorization", "Bearer " + token).DELETE());
  }
}

package org.mediatranscoder.gateway.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;

/** What upload-service really copies is tested there. */
class ConversionTest extends GatewayTest {

  private static final AccountId ACCOUNT = new AccountId(ADA);

  @Autowired TranscodeQueue queue;
  @Autowired RedisLink redis;

  @Test
  void anotherFormatIsANewJobWithACopyOfTheSource() {
    JobId old = anOldJob();

    HttpResponse<String> answer =
        convert(old, "mp3", ",\"options\":{\"metadata\":\"keep\"},\"priority\":\"low\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JobId id = jobId(answer);
    assertThat(answer.headers().firstValue("Location")).hasValue("/status/" + id);
    TranscodeJob job = jobs.find(id).orElseThrow();
    assertThat(job.request())
        .isEqualTo(
            new TranscodeRequest("mp3", "ada@example.test", java.util.Map.of("metadata", "keep"))
                .with(Priority.LOW));
    assertThat(job.source().key()).isEqualTo(ObjectKeys.raw(id));
    assertThat(job.source().fileName()).isEqualTo("clip.mov");
    assertThat(queue.position(id, 1)).isPresent();
    assertThat(DOWNSTREAM.copies()).containsExactly(old + " to " + id);
    JobManifest manifest = JSON.readValue(DOWNSTREAM.manifest(id), JobManifest.class);
    assertThat(manifest.toPendingJob()).isEqualTo(job);
  }

  @Test
  void aCopyHasTheChecksumOfWhatWasSentFirst() {
    JobManifest plain = aManifest(ADA, "clip.mov");
    JobManifest old =
        new JobManifest(
            JobManifest.SCHEMA,
            plain.id(),
            plain.owner(),
            plain.request(),
            plain.source().with(new Crc32c(0x0A0B)),
            plain.createdAt(),
            plain.linkVersion());
    aCompletedJob(jobs, S3, old, "hello");

    JobId id = jobId(convert(old.id(), "mp3", ""));

    JobManifest manifest = JSON.readValue(DOWNSTREAM.manifest(id), JobManifest.class);
    assertThat(manifest.source().checksum()).contains(new Crc32c(0x0A0B));
    assertThat(jobs.find(id).orElseThrow().source()).isEqualTo(manifest.source());
  }

  @Test
  void aCopyCountsLikeAnUploadOfItsSize() {
    convert(anOldJob(), "mp3", "");

    assertThat(redis.commands().keys("limits:ada:bytes:*"))
        .singleElement()
        .satisfies(key -> assertThat(redis.commands().get(key)).isEqualTo("1000"));
    assertThat(redis.commands().zcard("limits:ada:uploads")).isZero();
  }

  @Test
  void aSourceThatIsNoLongerKeptIsGoneAndNothingIsLeft() {
    JobId old = anOldJob();
    DOWNSTREAM.refuseCopies(410, "source-gone");

    HttpResponse<String> answer = convert(old, "mp3", "");

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(code(answer)).isEqualTo("source-gone");
    assertThat(jobs.history(ACCOUNT, 9, null, null).jobs()).hasSize(1);
    assertThat(DOWNSTREAM.deleted()).hasSize(1);
    assertThat(redis.commands().keys("limits:ada:bytes:*"))
        .allSatisfy(key -> assertThat(redis.commands().get(key)).isEqualTo("0"));
  }

  @Test
  void aConversionIsHeldToTheLimitOfActiveJobs() {
    JobId old = anOldJob();
    for (int i = 0; i < 12; i++) {
      jobs.create(aManifest(ADA, "clip.mov").toPendingJob());
    }

    HttpResponse<String> answer = convert(old, "mp3", "");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(code(answer)).isEqualTo("too-many-jobs");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(DOWNSTREAM.copies()).isEmpty();
  }

  @Test
  void theSourceOfAnotherPersonIsNotFound() {
    JobManifest hers = aManifest("eve", "hers.mov");
    aCompletedJob(jobs, S3, hers, "hello");

    assertThat(code(convert(hers.id(), "mp3", ""))).isEqualTo("job-not-found");
    assertThat(code(convert(JobId.random(), "mp3", ""))).isEqualTo("job-not-found");
    assertThat(DOWNSTREAM.copies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|#/format,#/sourceJobId|value-missing",
        "{\"sourceJobId\":\"ID\",\"format\":\"vhs\"}|#/format|format-unknown",
        "{\"sourceJobId\":\"ID\",\"format\":\"mp3\",\"options\":{\"crf\":1}}|#/options/crf|option-unknown",
        "{\"sourceJobId\":\"ID\",\"format\":\"mp3\",\"options\":{\"metadata\":\"x\"}}|#/options/metadata|option-invalid",
        "{\"sourceJobId\":\"ID\",\"format\":\"mp3\",\"priority\":\"first\"}|#/priority|value-invalid",
        "{\"sourceJobId\":\"ID\",\"format\":\"mp3\",\"options\":7}|#/options|value-invalid",
        "{\"sourceJobId\":\"ID\",\"format\":\"mp3\",\"email\":\"a@b.example\"}|#/email|name-unknown",
      })
  void aWrongRequestIsRefusedWithThePlaces(String body, String pointers, String code) {
    JobId old = anOldJob();

    HttpResponse<String> answer = post(body.replace("ID", old.toString()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(json(answer).path("errors").valueStream().map(one -> one.path("pointer").asString()))
        .containsExactlyElementsOf(List.of(pointers.split(",")));
    assertThat(DOWNSTREAM.copies()).isEmpty();
  }

  @Test
  void anOldJobMayBeAnyThatHasItsSource() {
    JobManifest cancelled = aManifest(ADA, "clip.mov");
    jobs.create(cancelled.toPendingJob());
    jobs.cancel(cancelled.id(), cancelled.createdAt());

    assertThat(convert(cancelled.id(), "mp3", "").statusCode()).isEqualTo(202);
    assertThat(jobs.find(cancelled.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
  }

  private JobId anOldJob() {
    JobManifest old = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, old, "hello");
    return old.id();
  }

  private HttpResponse<String> convert(JobId source, String format, String more) {
    return post("{\"sourceJobId\":\"%s\",\"format\":\"%s\"%s}".formatted(source, format, more));
  }

  private HttpResponse<String> post(String body) {
    return send(
        request("/jobs")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}

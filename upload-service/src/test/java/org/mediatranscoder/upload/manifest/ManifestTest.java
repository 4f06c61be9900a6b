package org.mediatranscoder.upload.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.json.JsonMapper;

class ManifestTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final JobId id = JobId.random();

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void aManifestLiesBesideItsFileAndReadsAsItWasWritten() {
    JobManifest manifest = manifest(id, "ada");
    assertThat(put(manifest, "ada").statusCode()).isEqualTo(204);
    assertThat(stored()).isEqualTo(manifest);
  }

  @Test
  void aManifestForSomebodyElseIsRefused() {
    refused(put(manifest(id, "bob"), "ada"), 404, "job-not-found");
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
  }

  @Test
  void aManifestAboutAnotherJobIsRefused() {
    String other = JSON.writeValueAsString(manifest(JobId.random(), "ada"));
    refused(putManifest(id.toString(), "ada", other), 400, "request-malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "null", "[]", "{\"schema\":1}"})
  void whatIsNoManifestIsRefused(String body) {
    refused(putManifest(id.toString(), "ada", body), 400, "request-malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"linkVersion\":1", "\"email\":", "\"schema\":1,", ",\"sizeBytes\":4"})
  void aManifestWithAPieceMissingIsRefused(String piece) {
    String whole = JSON.writeValueAsString(manifest(id, "ada"));
    assertThat(whole).contains(piece);
    String body = whole.replace(piece, piece.endsWith(":") ? "\"other\":" : "");
    refused(putManifest(id.toString(), "ada", body), 400, "request-malformed");
  }

  @Test
  void optionsAreStoredAndMayBeMissing() {
    TranscodeRequest chosen =
        new TranscodeRequest("mp3", "ada@example.test", Map.of("metadata", "keep"));
    JobManifest plain = manifest(id, "ada");
    JobManifest manifest =
        new JobManifest(
            JobManifest.SCHEMA, id, plain.owner(), chosen, plain.source(), plain.createdAt(), 1);
    assertThat(put(manifest, "ada").statusCode()).isEqualTo(204);
    assertThat(stored().request().options()).containsExactly(Map.entry("metadata", "keep"));
    assertThat(JSON.writeValueAsString(plain)).doesNotContain("options");
    assertThat(put(plain, "ada").statusCode()).isEqualTo(204);
  }

  @Test
  void aManifestThatIsFarTooLongIsRefused() {
    String body = JSON.writeValueAsString(manifest(id, "ada")) + " ".repeat(64 * 1024);
    refused(putManifest(id.toString(), "ada", body), 413, "body-too-large");
  }

  @Test
  void anUploadOfSomebodyElseIsAsIfItWereNotThere() {
    assertThat(put(manifest(id, "ada"), "ada").statusCode()).isEqualTo(204);
    refused(put(manifest(id, "bob"), "bob"), 404, "job-not-found");
    refused(
        send(request("/uploads/" + id + "/source", "bob").PUT(BodyPublishers.ofString("x"))),
        404,
        "job-not-found");
    refused(send(request("/uploads/" + id, "bob").DELETE()), 404, "job-not-found");
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).containsExactly(ObjectKeys.manifest(id));
  }

  @Test
  void anOperatorWritesTheManifestOfAJobThatIsThereAndChangesNoOwner() {
    JobManifest adas = manifest(id, "ada");
    JobManifest again =
        new JobManifest(
            JobManifest.SCHEMA,
            id,
            adas.owner(),
            adas.request(),
            adas.source(),
            adas.createdAt(),
            1,
            2,
            0);
    refused(putAsOperator(again), 410, "source-gone");
    put(adas, "ada");

    refused(putAsOperator(manifest(id, "grace")), 404, "job-not-found");
    refused(putAsOperator(manifest(id, "bob")), 404, "job-not-found");
    assertThat(stored()).isEqualTo(adas);

    assertThat(putAsOperator(again).statusCode()).isEqualTo(204);
    assertThat(stored()).isEqualTo(again);
  }

  @Test
  void anOperatorTakesAwayWhatIsLeftOfAJobOfAnybody() {
    put(manifest(id, "ada"), "ada");

    assertThat(send(operators("/uploads/" + id).DELETE()).statusCode()).isEqualTo(204);

    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
    refused(send(operators("/uploads/x").DELETE()), 404, "job-not-found");
  }

  private HttpResponse<String> putAsOperator(JobManifest manifest) {
    return send(
        operators("/uploads/" + manifest.id() + "/manifest")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(manifest))));
  }

  private HttpRequest.Builder operators(String path) {
    String token =
        ISSUER.token(
            new JWTClaimsSet.Builder(ISSUER.claims("grace", "jobs:write"))
                .claim("roles", List.of("operator"))
                .build());
    return request(path, "grace").setHeader("Authorization", "Bearer " + token);
  }

  @Test
  void deletingTakesEverythingAway() {
    putSource(id, BodyPublishers.ofString("clip"));
    put(manifest(id, "ada"), "ada");
    S3.client().createMultipartUpload(c -> c.bucket(S3.bucket()).key(ObjectKeys.raw(id)));
    assertThat(send(request("/uploads/" + id, "ada").DELETE()).statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
    assertThat(S3.openMultipartUploads()).doesNotContain(ObjectKeys.raw(id));
  }

  @Test
  void deletingAJobTakesWhatWorkersMadeAwayTooThoughNoneOfThemLives() {
    putSource(id, BodyPublishers.ofString("clip"));
    put(manifest(id, "ada"), "ada");
    String output = ObjectKeys.processed(id, 1, "mp3", "mp3");
    String chunk = ObjectKeys.workPrefix(id) + "chunk-1";
    for (String key : List.of(output, chunk, ObjectKeys.mailed(id, 1), ObjectKeys.result(id))) {
      store(key, "made");
    }
    S3.client().createMultipartUpload(c -> c.bucket(S3.bucket()).key(output + "2"));
    JobId other = JobId.random();
    store(ObjectKeys.processed(other, 1, "mp3", "mp3"), "made");

    assertThat(send(request("/uploads/" + id, "ada").DELETE()).statusCode()).isEqualTo(204);

    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
    assertThat(S3.keys(ObjectKeys.workPrefix(id))).isEmpty();
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEmpty();
    assertThat(S3.openMultipartUploads()).doesNotContain(output + "2");
    assertThat(S3.keys(ObjectKeys.processedPrefix(other))).hasSize(1);
  }

  @Test
  void aJobOfWhichOnlyTheResultIsLeftIsItsOwners() {
    JobResult result =
        JobResult.completed(manifest(id, "ada").toPendingJob(), null, List.of(), NOON);
    store(ObjectKeys.result(id), JSON.writeValueAsString(result));

    refused(send(request("/uploads/" + id, "bob").DELETE()), 404, "job-not-found");
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).hasSize(1);

    assertThat(send(request("/uploads/" + id, "ada").DELETE()).statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.processedPrefix(id))).isEmpty();
  }

  private static void store(String key, String content) {
    S3.client().putObject(p -> p.bucket(S3.bucket()).key(key), RequestBody.fromString(content));
  }

  @Test
  void deletingOneUploadLeavesTheOthers() {
    JobId other = JobId.random();
    putSource(id, BodyPublishers.ofString("clip"));
    putSource(other, BodyPublishers.ofString("clip"));
    send(request("/uploads/" + id, "ada").DELETE());
    assertThat(S3.keys(ObjectKeys.rawPrefix(other))).containsExactly(ObjectKeys.raw(other));
  }

  @Test
  void deletingWhatIsNotThereIsNoError() {
    assertThat(send(request("/uploads/" + id, "ada").DELETE()).statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> put(JobManifest manifest, String account) {
    return putManifest(manifest.id().toString(), account, JSON.writeValueAsString(manifest));
  }

  private JobManifest stored() {
    byte[] stored =
        S3.client()
            .getObjectAsBytes(get -> get.bucket(S3.bucket()).key(ObjectKeys.manifest(id)))
            .asByteArray();
    return JSON.readValue(stored, JobManifest.class);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  private static JobManifest manifest(JobId id, String owner) {
    return new JobManifest(
        JobManifest.SCHEMA,
        id,
        new AccountId(owner),
        new TranscodeRequest("mp3", "ada@example.test"),
        new SourceMedia("Füße & <b>.mov", 4, ObjectKeys.raw(id)),
        Instant.parse("2026-01-02T03:04:05.678Z"),
        1);
  }
}

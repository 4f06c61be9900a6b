package org.mediatranscoder.gateway.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.gateway.limits.AccountUsage;
import org.mediatranscoder.gateway.limits.UploadAdmission;
import org.mediatranscoder.gateway.limits.UploadLease;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;
import org.mediatranscoder.gateway.support.ResumableStub;
import org.mediatranscoder.gateway.uploadservice.UploadState;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TusTest extends GatewayTest {

  @Autowired private UnfinishedUploads unfinished;
  @Autowired private AccountUsage usage;
  @Autowired private UploadAdmission admission;

  private static final AccountId ACCOUNT = new AccountId(ADA);

  private static final byte[] FILE = "a small file of some bytes".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> GOOD =
      Map.of(
          "filename",
          "Größe.mov",
          "format",
          "mp3",
          "email",
          "ada@example.test",
          "fingerprint",
          "f-1");

  private static final int MORE_JOBS_THAN_ALLOWED = 60;

  @Test
  void theLastByteMakesTheJob() {
    String upload = begun();
    assertThat(head(upload).headers().firstValue("Upload-Offset")).hasValue("0");

    HttpResponse<String> first = patch(upload, 0, Arrays.copyOf(FILE, 10));
    assertThat(first.statusCode()).as(first.body()).isEqualTo(204);
    assertThat(first.headers().firstValue("Upload-Offset")).hasValue("10");
    assertThat(job(upload)).isEmpty();
    await().until(() -> usage.of(ACCOUNT).uploadedBytesToday().used() == 10);
    HttpResponse<String> last = patch(upload, 10, Arrays.copyOfRange(FILE, 10, FILE.length));

    assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
    assertThat(last.headers().firstValue("Upload-Offset")).hasValue("" + FILE.length);
    assertThat(DOWNSTREAM.resumable().bytes(id(upload))).isEqualTo(FILE);
    TranscodeJob made = job(upload).orElseThrow();
    assertThat(made.status()).isEqualTo(JobStatus.PENDING);
    assertThat(made.source().fileName()).isEqualTo("Größe.mov");
    assertThat(made.source().sizeBytes()).isEqualTo(FILE.length);
    assertThat(made.request().format()).isEqualTo("mp3");
    assertThat(get("/status/" + id(upload)).statusCode()).isEqualTo(200);
    assertThat(DOWNSTREAM.manifest(id(upload))).contains("ada@example.test");
    assertThat(JSON.readTree(DOWNSTREAM.manifest(id(upload))).at("/source/crc32c").asString())
        .isEqualTo(Crc32c.of(FILE).toString());
    assertThat(made.source().checksum()).contains(Crc32c.of(FILE));
  }

  @Test
  void bytesThatChangeOnTheWayToUploadServiceEndTheUploadAndLeaveNothing() {
    String upload = begun();
    patch(upload, 0, Arrays.copyOf(FILE, 10));
    DOWNSTREAM.changeBytes();

    HttpResponse<String> last = patch(upload, 10, Arrays.copyOfRange(FILE, 10, FILE.length));

    assertThat(last.statusCode()).as(last.body()).isEqualTo(503);
    assertThat(code(last)).isEqualTo("storage-unavailable");
    assertThat(job(upload)).isEmpty();
    assertThat(DOWNSTREAM.deleted()).containsExactly(id(upload));
    assertThat(uploads("ada")).isEmpty();
  }

  @Test
  void aRequestForTheOffsetTellsLengthAndExpiryAndIsNotCached() {
    String upload = begun();

    HttpResponse<String> answer = head(upload);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map())
        .containsEntry("upload-length", List.of("" + FILE.length))
        .containsEntry("upload-expires", List.of("Wed, 2 Jan 2030 03:04:05 GMT"))
        .containsEntry("tus-resumable", List.of("1.0.0"));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void aClientGetsItsMetadataBack() {
    String upload = begun();

    assertThat(head(upload).headers().firstValue("Upload-Metadata"))
        .hasValueSatisfying(
            header -> assertThat(UploadMetadata.parse(header)).containsAllEntriesOf(GOOD));
  }

  @Test
  void aPostMaySayThatItIsAnotherMethod() {
    String upload = begun();

    HttpResponse<String> answer =
        send(
            tus(request(upload))
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(FILE)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(job(upload)).isPresent();
  }

  @Test
  void theFirstBytesMayComeWithTheCreation() {
    HttpResponse<String> answer =
        send(
            creation(GOOD, "" + FILE.length)
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(FILE)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Upload-Offset")).hasValue("" + FILE.length);
    assertThat(job(answer.headers().firstValue("Location").orElseThrow())).isPresent();
  }

  @Test
  void bytesThatComeWithTheCreationCountOfTheDayThoughTheUploadIsEnded() {
    HttpResponse<String> answer = created(new byte[10]);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    await().until(() -> usage.of(ACCOUNT).uploadedBytesToday().used() == 10);

    send(tus(request(answer.headers().firstValue("Location").orElseThrow())).DELETE());
    assertThat(usage.of(ACCOUNT).uploadedBytesToday().used()).isEqualTo(10);
    long limit = usage.of(ACCOUNT).uploadedBytesToday().limit();
    try (UploadLease rest = admission.admit(ACCOUNT, limit - 10)) {
      assertThat(code(created(new byte[10]))).isEqualTo("daily-bytes-exceeded");
      rest.count(0);
    }
  }

  @Test
  void aCreationWithBytesIsOneOfTheUploadsAtOnce() throws Exception {
    try (UploadLease first = admission.admit(ACCOUNT, 1);
        UploadLease second = admission.admit(ACCOUNT, 1);
        UploadLease third = admission.admit(ACCOUNT, 1);
        RawClient client = new RawClient(port)) {
      client.send(rawCreation(FILE.length)).send(Arrays.copyOf(FILE, 10));
      await()
          .atMost(Duration.ofSeconds(2))
          .untilAsserted(
              () ->
                  assertThat(code(created(new byte[1])))
                      .as("the fifth")
                      .isEqualTo("too-many-uploads"));
      client.send(Arrays.copyOfRange(FILE, 10, FILE.length));
      assertThat(client.read(60)).as("the fourth").startsWith("HTTP/1.1 201");
      assertThat(List.of(first, second, third)).doesNotContainNull();
    }
  }

  @Test
  void theWholeUploadMustFitIntoTheDayWhenItIsCreated() {
    long limit = usage.of(ACCOUNT).uploadedBytesToday().limit();
    try (UploadLease most = admission.admit(ACCOUNT, limit - FILE.length + 1)) {
      assertThat(code(created(new byte[1]))).isEqualTo("daily-bytes-exceeded");
      assertThat(code(created(new byte[0]))).isEqualTo("daily-bytes-exceeded");
      most.count(0);
    }
    assertThat(created(new byte[1]).statusCode()).isEqualTo(201);
  }

  @Test
  void whoAsksNextMakesTheJobThatCouldNotBeMade() {
    String upload = begun();
    DOWNSTREAM.takeManifests(false);
    HttpResponse<String> last = patch(upload, 0, FILE);
    assertThat(last.statusCode()).as(last.body()).isEqualTo(503);
    assertThat(head(upload).statusCode())
        .as("no error for which a client begins again")
        .isEqualTo(423);
    assertThat(job(upload)).isEmpty();

    DOWNSTREAM.takeManifests(true);

    assertThat(head(upload).headers().firstValue("Upload-Offset")).hasValue("" + FILE.length);
    assertThat(job(upload)).isPresent();
    assertThat(head(upload).statusCode()).as("asked again").isEqualTo(200);
  }

  @Test
  void aWrongOffsetIsAConflict() {
    String upload = begun();

    HttpResponse<String> answer = patch(upload, 3, FILE);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(code(answer)).isEqualTo("upload-offset-wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "0, file-empty, 400",
    "-1, upload-length-invalid, 400",
    "ten, upload-length-invalid, 400",
    "99999999999, upload-too-large, 413",
  })
  void aLengthThatIsNoneIsRefused(String length, String code, int status) {
    HttpResponse<String> answer = send(creation(GOOD, length).POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  @Test
  void metadataAreJudgedAsTheFieldsOfAForm() {
    HttpResponse<String> answer =
        send(
            creation(Map.of("filename", "a.mov", "format", "vhs"), "10")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("format-unknown", "email-missing");
  }

  @Test
  void metadataThatAreNoBase64AreRefused() {
    HttpResponse<String> answer =
        send(
            tus(request("/files"))
                .header("Upload-Length", "10")
                .header("Upload-Metadata", "format mp3!")
                .POST(BodyPublishers.noBody()));

    assertThat(code(answer)).isEqualTo("upload-metadata-malformed");
  }

  @Test
  void anotherVersionOfTheProtocolIsRefused() {
    HttpResponse<String> answer =
        send(request("/files").header("Upload-Length", "10").POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(412);
    assertThat(code(answer)).isEqualTo("tus-version-unsupported");
  }

  @Test
  void anybodyMayAskWhatTheServerCanDo() {
    HttpResponse<String> answer =
        send(anonymous("/files").method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Tus-Version")).hasValue("1.0.0");
    assertThat(answer.headers().firstValue("Tus-Extension"))
        .hasValue("creation,creation-with-upload,termination,expiration,checksum");
    assertThat(answer.headers().firstValue("Tus-Checksum-Algorithm")).hasValue("sha1,sha256");
    assertThat(answer.headers().firstValue("Tus-Max-Size")).hasValue("" + 16 * 1024 * 1024);
  }

  @Test
  void anUploadThatIsEndedIsRemoved() {
    String upload = begun();

    HttpResponse<String> answer = send(tus(request(upload)).DELETE());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(DOWNSTREAM.deleted()).contains(id(upload));
  }

  @Test
  void anUploadThatIsAJobIsNotEndedThisWay() {
    String upload = begun();
    patch(upload, 0, FILE);

    HttpResponse<String> answer = send(tus(request(upload)).DELETE());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(job(upload)).isPresent();
    assertThat(DOWNSTREAM.deleted()).isEmpty();
  }

  @Test
  void anUploadThatIsNotThereIsNotFound() {
    String upload = "/files/" + JobId.random();

    assertThat(head(upload).statusCode()).isEqualTo(404);
    assertThat(code(patch(upload, 0, FILE))).isEqualTo("upload-not-found");
    assertThat(code(send(tus(request(upload)).DELETE()))).isEqualTo("upload-not-found");
    assertThat(head("/files/none").statusCode()).isEqualTo(404);
  }

  @Test
  void aRefusalThatPassesIsLockedAndNot429() {
    HttpRequest request = tus(request(begun())).HEAD().build();

    List<HttpResponse<Void>> answers =
        Stream.generate(() -> HTTP.sendAsync(request, BodyHandlers.discarding()))
            .limit(200)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 423);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 423)
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void theBodyOfSuchARefusalTellsTheSameStatus() {
    String upload = begun();
    for (int i = 0; i < MORE_JOBS_THAN_ALLOWED; i++) {
      jobs.create(aManifest(ADA, "clip.mov").toPendingJob());
    }

    HttpResponse<String> inAFilter = patch(upload, 0, FILE);
    HttpResponse<String> inAController =
        send(creation(GOOD, "" + FILE.length).POST(BodyPublishers.noBody()));

    assertThat(List.of(inAFilter, inAController))
        .allSatisfy(
            answer -> {
              assertThat(code(answer)).isEqualTo("too-many-jobs");
              assertThat(answer.statusCode()).isEqualTo(423);
              assertThat(json(answer).path("status").asInt()).isEqualTo(423);
            });
  }

  @Test
  void anUploadServiceThatIsAwayCostsNoByte() {
    String upload = begun();
    DOWNSTREAM.resumable().answerAll(false);

    assertThat(head(upload).statusCode()).isEqualTo(423);
    assertThat(patch(upload, 0, FILE).statusCode()).isEqualTo(503);
  }

  @Test
  void aChecksumIsHandedOnAndItsMismatchHandedBack() {
    String upload = begun();

    HttpResponse<String> answer =
        send(
            tus(request(upload))
                .header("Upload-Offset", "0")
                .header("Upload-Checksum", ResumableStub.WRONG_CHECKSUM)
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(FILE)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(460);
    assertThat(code(answer)).isEqualTo("upload-checksum-mismatch");
    assertThat(head(upload).headers().firstValue("Upload-Offset")).hasValue("0");
  }

  @Test
  void anUploadIsListedUntilItIsWhole() {
    String upload = begun();
    patch(upload, 0, Arrays.copyOf(FILE, 10));

    JsonNode listed = uploads("ada");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("uploadId").asString()).isEqualTo(id(upload));
    assertThat(listed.get(0).get("fileName").asString()).isEqualTo("Größe.mov");
    assertThat(listed.get(0).get("sizeBytes").asInt()).isEqualTo(FILE.length);
    assertThat(listed.get(0).get("offsetBytes").asInt()).isEqualTo(10);
    assertThat(listed.get(0).get("format").asString()).isEqualTo("mp3");
    assertThat(listed.get(0).get("fingerprint").asString()).isEqualTo("f-1");
    assertThat(uploads("bob")).as("of another account").isEmpty();

    patch(upload, 10, Arrays.copyOfRange(FILE, 10, FILE.length));
    assertThat(uploads("ada")).isEmpty();
  }

  @Test
  void bytesThatHaveComeCountAsStoredUntilTheUploadIsEnded() {
    String upload = begun();
    assertThat(stored()).isZero();
    patch(upload, 0, Arrays.copyOf(FILE, 10));
    assertThat(stored()).isEqualTo(10);

    send(tus(request(upload)).DELETE());

    assertThat(stored()).isZero();
  }

  @Test
  void asAJobItsBytesCountOnce() {
    String upload = begun();
    patch(upload, 0, Arrays.copyOf(FILE, 10));
    patch(upload, 10, Arrays.copyOfRange(FILE, 10, FILE.length));
    assertThat(stored()).isEqualTo(FILE.length);
  }

  @Test
  void anUploadThatIsEndedIsNoLongerListed() {
    String kept = begun();
    String ended = begun();
    patch(kept, 0, Arrays.copyOf(FILE, 10));
    assertThat(uploads("ada"))
        .extracting(one -> one.get("uploadId").asString())
        .as("the one that was active last first")
        .containsExactly(id(kept), id(ended));

    send(tus(request(ended)).DELETE());

    assertThat(uploads("ada"))
        .extracting(one -> one.get("uploadId").asString())
        .containsExactly(id(kept));
  }

  private long stored() {
    return usage.of(new AccountId(ADA)).storedBytes().used();
  }

  @Test
  void ofManyUnfinishedUploadsTheOldestAreForgotten() throws InterruptedException {
    UploadState state =
        new UploadState(
            9,
            0,
            "a.mov",
            new TranscodeRequest("mp3", "ada@example.test"),
            "",
            Instant.parse("2030-01-02T03:04:05Z"),
            null,
            null,
            null);
    JobId oldest = JobId.random();
    unfinished.note(new AccountId(ADA), oldest, state);
    Thread.sleep(Duration.ofMillis(2)); // Ages are told apart by milliseconds.
    for (int i = 0; i < UnfinishedUploads.MOST; i++) {
      unfinished.note(new AccountId(ADA), JobId.random(), state);
    }

    assertThat(unfinished.of(new AccountId(ADA)))
        .hasSize(UnfinishedUploads.MOST)
        .noneMatch(one -> one.uploadId().equals(oldest.toString()));
  }

  @Test
  void aCreationThatIsRepeatedWithItsKeyMakesOneUpload() {
    HttpRequest.Builder creation =
        creation(GOOD, "" + FILE.length)
            .header("Idempotency-Key", "key-1")
            .POST(BodyPublishers.noBody());

    HttpResponse<String> first = send(creation);
    HttpResponse<String> again = send(creation);
    HttpResponse<String> other =
        send(creation(GOOD, "99").header("Idempotency-Key", "key-1").POST(BodyPublishers.noBody()));

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(code(other)).isEqualTo("idempotency-key-reused");
    assertThat(uploads("ada")).hasSize(1);
  }

  private JsonNode uploads(String account) {
    HttpResponse<String> answer =
        send(anonymous("/uploads").header("Authorization", "Bearer " + ISSUER.token(account)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).get("uploads");
  }

  private String begun() {
    HttpResponse<String> answer =
        send(creation(GOOD, "" + FILE.length).POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Creates an upload as long as {@link #FILE} with these bytes. */
  private HttpResponse<String> created(byte[] first) {
    return send(
        creation(GOOD, "" + FILE.length)
            .header("Content-Type", "application/offset+octet-stream")
            .POST(BodyPublishers.ofByteArray(first)));
  }

  private static String rawCreation(int length) {
    return """
    POST /files HTTP/1.1
    Host: localhost
    Authorization: Bearer %s
    Tus-Resumable: 1.0.0
    Upload-Length: %d
    Upload-Metadata: %s
    Content-Type: application/offset+octet-stream
    Content-Length: %d

    """
        .formatted(ISSUER.token(ADA), length, pairs(GOOD), length)
        .replace("\n", "\r\n");
  }

  private HttpRequest.Builder creation(Map<String, String> metadata, String length) {
    return tus(request("/files"))
        .header("Upload-Length", length)
        .header("Upload-Metadata", pairs(metadata));
  }

  private static String pairs(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .map(pair -> pair.getKey() + " " + base64(pair.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> head(String upload) {
    return send(tus(request(upload)).HEAD());
  }

  private HttpResponse<String> patch(String upload, int offset, byte[] bytes) {
    return send(
        tus(request(upload))
            .header("Upload-Offset", "" + offset)
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", BodyPublishers.ofByteArray(bytes)));
  }

  private static HttpRequest.Builder tus(HttpRequest.Builder request) {
    return request.header("Tus-Resumable", "1.0.0");
  }

  private Optional<TranscodeJob> job(String upload) {
    return jobs.find(JobId.of(id(upload)));
  }

  private static String id(String upload) {
    return upload.substring("/files/".length());
  }
}

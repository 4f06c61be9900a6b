package org.mediatranscoder.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.gateway.support.DownstreamStubs;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class UploadTest extends GatewayTest {

  @Autowired private TranscodeQueue queue;

  @Test
  void anUploadBecomesAJobThatWaitsInTheQueue() {
    HttpResponse<String> response = upload(Form.good(bytes(100_000)).finished());

    assertThat(response.statusCode()).isEqualTo(202);
    JobId id = jobId(response);
    assertThat(response.headers().firstValue("Location")).hasValue("/status/" + id);
    assertThat(json(response).path("status").asString()).isEqualTo("PENDING");
    TranscodeJob job = jobs.find(id).orElseThrow();
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(job.owner()).isEqualTo(new AccountId(ADA));
    assertThat(job.request().email()).isEqualTo("ada@example.test");
    assertThat(job.source().fileName()).isEqualTo("holiday.mov");
    assertThat(job.source().sizeBytes()).isEqualTo(100_000);
    assertThat(queue.position(id, 1)).hasValue(0);
  }

  @Test
  void everyByteOfTheFileArrivesWithTheCallersToken() throws Exception {
    byte[] file = bytes(3_500_000);
    String token = ISSUER.token(ADA);

    HttpResponse<String> response =
        send(
            anonymous("/upload")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", Form.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Form.good(file).finished())));

    DownstreamStubs.Source source = DOWNSTREAM.source(jobId(response));
    assertThat(source.ending()).isEqualTo(DownstreamStubs.Ending.COMPLETE);
    assertThat(source.bytes()).isEqualTo(file.length);
    assertThat(source.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    assertThat(source.authorization()).isEqualTo("Bearer " + token);
  }

  @Test
  void theManifestHasAllThatIsNeededToRebuildTheJob() {
    JobId id = jobId(upload(Form.good(bytes(10)).finished()));

    JobManifest manifest = JSON.readValue(DOWNSTREAM.manifest(id), JobManifest.class);

    assertThat(manifest.toPendingJob()).isEqualTo(jobs.find(id).orElseThrow());
    assertThat(manifest.source().checksum()).contains(Crc32c.of(bytes(10)));
  }

  @Test
  void aFileThatChangesOnTheWayToUploadServiceIsNoJobAndNothingIsLeft() {
    DOWNSTREAM.changeBytes();

    HttpResponse<String> response = upload(Form.good(bytes(100_000)).finished());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(code(response)).isEqualTo("storage-unavailable");
    assertThat(jobs.history(new AccountId(ADA), 9, null, null).jobs()).isEmpty();
    assertThat(DOWNSTREAM.deleted())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(DOWNSTREAM.sources().keySet());
  }

  @Test
  void theFieldsMayComeAfterTheFile() {
    byte[] form =
        new Form()
            .file(bytes(200_000))
            .field("email", "ada@example.test")
            .field("format", "mp3")
            .finished();

    assertThat(upload(form).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.test, true",
    "Ada+files@EXAMPLE.test, true",
    "bob@example.test, false",
    "ada@example.test.example, false",
  })
  void theJobKnowsWhetherItsMailGoesToAnAddressThatTheAccountHasVerified(
      String email, boolean own) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder(ISSUER.claims(ADA, "jobs:write"))
            .claim("email", "ada@example.test")
            .build();
    byte[] form =
        new Form().field("format", "mp3").field("email", email).file(bytes(10)).finished();

    HttpResponse<String> response =
        send(
            anonymous("/upload")
                .header("Authorization", "Bearer " + ISSUER.token(claims))
                .header("Content-Type", Form.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form)));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(jobs.find(jobId(response)).orElseThrow().request().ownAddress()).isEqualTo(own);
  }

  @Test
  void anAccountWithoutAnAddressHasNoneOfItsOwn() {
    JobId id = jobId(upload(Form.good(bytes(10)).finished()));

    assertThat(jobs.find(id).orElseThrow().request().ownAddress()).isFalse();
  }

  @Test
  void aFieldThatWeDoNotKnowIsIgnored() {
    byte[] form = Form.good(bytes(10)).field("colour", "blue").finished();

    assertThat(upload(form).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({
    "format-unknown, mkv-8k, ada@example.test",
    "format-missing, '', ada@example.test",
    "email-invalid, mp3, no-address",
    "email-invalid, mp3, ada@localhost",
    "email-invalid, mp3, \u0161ada@example.test",
    "email-invalid, mp3, ada@stra\u00dfe.example",
    "email-invalid, mp3, 'a@example.test, b@example.test'",
    "email-missing, mp3, ''",
  })
  void aBadFieldBeforeTheFileStoresNothing(String code, String format, String email) {
    byte[] form =
        new Form().field("format", format).field("email", email).file(bytes(10)).finished();

    HttpResponse<String> response = upload(form);

    assertRefused(response, 400, code);
    assertThat(DOWNSTREAM.sources()).isEmpty();
    assertThat(DOWNSTREAM.deleted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "format-unknown, mkv-8k, ada@example.test",
    "email-invalid, mp3, no-address",
  })
  void aBadFieldAfterTheFileLeavesNothingBehind(String code, String format, String email) {
    byte[] form =
        new Form().file(bytes(10)).field("format", format).field("email", email).finished();

    assertRefused(upload(form), 400, code);
    assertNothingLeft();
  }

  @Test
  void theDomainOfAMailAddressIsKeptAsItTravels() {
    byte[] form =
        new Form()
            .field("format", "mp3")
            .field("email", "ada@B\u00fccher.example")
            .file(bytes(10))
            .finished();

    assertThat(jobs.find(jobId(upload(form))).orElseThrow().request().email())
        .isEqualTo("ada@xn--bcher-kva.example");
  }

  @Test
  void allBadFieldsAreToldAtOnceAndSayWhatIsAllowed() {
    byte[] form =
        new Form().field("format", "mkv-8k").field("email", "ada").file(bytes(10)).finished();

    HttpResponse<String> response = upload(form);

    assertRefused(response, 400, "format-unknown");
    JsonNode errors = json(response).path("errors");
    assertThat(errors.valueStream().map(one -> one.path("field").asString()))
        .containsExactly("format", "email");
    assertThat(errors.valueStream().map(one -> one.path("code").asString()))
        .containsExactly("format-unknown", "email-invalid");
    List<String> allowed = errors.at("/0/allowed").valueStream().map(JsonNode::asString).toList();
    assertThat(allowed).contains("mp4-720p", "mp3").doesNotContain("mkv-8k");
    assertThat(json(response).path("detail").asString())
        .isEqualTo(
            "format must be one of "
                + String.join(", ", allowed)
                + "; email must be one e-mail address with a dotted"
                + " domain, such as ada@example.test, of at most 254 characters and with ASCII"
                + " characters alone before the @.");
    assertThat(DOWNSTREAM.sources()).isEmpty();
  }

  @Test
  void allMissingFieldsAreToldAtOnce() {
    HttpResponse<String> response = upload(new Form().field("title", "x").finished());

    assertThat(json(response).path("errors").valueStream().map(one -> one.path("code").asString()))
        .containsExactly("file-missing", "format-missing", "email-missing");
  }

  @Test
  void anAddressCannotSmuggleAMailHeader() {
    byte[] form =
        new Form()
            .field("format", "mp3")
            .field("email", "ada@example.test\r\nBcc: all@example.test")
            .file(bytes(10))
            .finished();

    assertRefused(upload(form), 400, "email-invalid");
  }

  @Test
  void aFormWithoutAFileIsRefused() {
    byte[] form = new Form().field("format", "mp3").field("email", "ada@example.test").finished();

    assertRefused(upload(form), 400, "file-missing");
  }

  @Test
  void aFormWithoutFormatOrAddressLeavesNothingBehind() {
    assertRefused(
        upload(new Form().file(bytes(10)).field("email", "ada@example.test").finished()),
        400,
        "format-missing");
    assertRefused(
        upload(new Form().file(bytes(10)).field("format", "mp3").finished()), 400, "email-missing");
    assertThat(DOWNSTREAM.deleted()).hasSize(2);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertRefused(upload(Form.good(new byte[0]).finished()), 400, "file-empty");
  }

  @Test
  void aFieldThatStandsTwiceIsRefused() {
    byte[] twoFormats =
        new Form().field("format", "mp3").field("format", "mp3").file(bytes(10)).finished();

    assertRefused(upload(twoFormats), 400, "field-repeated");
    assertRefused(upload(Form.good(bytes(10)).file(bytes(10)).finished()), 400, "field-repeated");
    assertNothingLeft();
  }

  @Test
  void aVeryLongFieldIsRefused() {
    byte[] form = new Form().field("format", "x".repeat(5_000)).file(bytes(10)).finished();

    assertRefused(upload(form), 400, "field-too-long");
  }

  @Test
  void tooManyFieldsAreRefused() {
    Form form = new Form();
    for (int field = 0; field < 17; field++) {
      form.field("field" + field, "x");
    }

    assertRefused(upload(form.finished()), 400, "request-malformed");
  }

  @Test
  void aHeaderWithoutEndIsRefused() {
    byte[] form =
        new Form()
            .text("--" + Form.BOUNDARY + "\r\nX-Long: " + "x".repeat(10_000) + "\r\n\r\nx\r\n")
            .finished();

    assertRefused(upload(form), 400, "request-malformed");
  }

  @Test
  void aBodyThatIsNoFormIsRefused() {
    HttpResponse<String> response =
        send(
            request("/upload")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertRefused(response, 415, "media-type-unsupported");
  }

  @Test
  void aFileAboveTheLimitIsRefusedAndLeavesNothingBehind() {
    assertRefused(upload(Form.good(bytes(17_000_000)).finished()), 413, "upload-too-large");
    assertNothingLeft();
    assertThat(DOWNSTREAM.sources().values())
        .allMatch(source -> source.ending() == DownstreamStubs.Ending.BROKEN);
  }

  @Test
  void anAnnouncedLengthAboveTheLimitIsRefusedBeforeTheFirstByte() {
    assertRefused(upload(Form.good(bytes(20_000_000)).finished()), 413, "upload-too-large");
    assertThat(DOWNSTREAM.deleted()).isEmpty();
  }

  @Test
  void anUploadNeedsATokenThatMayWrite() {
    HttpRequest.Builder without =
        anonymous("/upload")
            .header("Content-Type", Form.CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Form.good(bytes(10)).finished()));
    HttpRequest.Builder readOnly =
        without.copy().header("Authorization", "Bearer " + ISSUER.token(ADA, "jobs:read"));

    assertRefused(send(without), 401, "token-invalid");
    assertRefused(send(readOnly), 403, "scope-missing");
  }

  @Test
  void theNameOfTheFileIsOnlyForTheEyes() {
    byte[] form =
        new Form()
            .field("format", "mp3")
            .field("email", "ada@example.test")
            .file("../../etc/pass%22wd\u202e été.mov", bytes(10))
            .finished();

    TranscodeJob job = jobs.find(jobId(upload(form))).orElseThrow();

    assertThat(job.source().fileName()).isEqualTo("pass\"wd été.mov");
    assertThat(job.source().key()).isEqualTo("raw/" + job.id() + "/source");
  }

  private void assertRefused(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(code(response)).isEqualTo(code);
    assertThat(json(response).path("errorId").asString("")).isNotEmpty();
    assertThat(history()).isEmpty();
  }

  private void assertNothingLeft() {
    assertThat(DOWNSTREAM.deleted()).containsAll(DOWNSTREAM.sources().keySet()).isNotEmpty();
    assertThat(history()).isEmpty();
  }

  private java.util.List<TranscodeJob> history() {
    return jobs.history(new AccountId(ADA), 10, null, null).jobs();
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}

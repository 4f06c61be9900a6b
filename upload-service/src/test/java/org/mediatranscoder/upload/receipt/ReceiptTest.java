package org.mediatranscoder.upload.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** An upload may take longer than the token that opened the door for it. */
class ReceiptTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JobId id = JobId.random();

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void theReceiptFinishesAnUploadWhoseTokenHasExpired() {
    String receipt = sendSource();

    assertThat(send(manifest("Bearer " + expiredToken(), id, "ada")).statusCode()).isEqualTo(401);
    assertThat(send(manifest("Receipt " + receipt, id, "ada")).statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id)))
        .containsExactlyInAnyOrder(ObjectKeys.raw(id), ObjectKeys.manifest(id));
  }

  @Test
  void theReceiptTakesAnUploadBack() {
    String receipt = sendSource();

    assertThat(send(delete("Receipt " + receipt, id)).statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
    assertThat(send(delete("Receipt " + receipt, id)).statusCode()).isEqualTo(401);
  }

  @Test
  void aFileOfManyPartsHasAReceiptToo() {
    HttpResponse<String> answer = putSource(id, BodyPublishers.ofByteArray(bytes(9 * MIB)));
    String receipt = JSON.readTree(answer.body()).get("receipt").asString();

    assertThat(send(manifest("Receipt " + receipt, id, "ada")).statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "null", "../../etc/passwd"})
  void anythingElseIsNoReceipt(String guess) {
    sendSource();

    assertThat(send(manifest("Receipt " + guess, id, "ada")).statusCode()).isEqualTo(401);
    assertThat(send(delete("Receipt " + guess, id)).statusCode()).isEqualTo(401);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).containsExactly(ObjectKeys.raw(id));
  }

  @Test
  void aReceiptIsForOneUploadAndItsSenderOnly() {
    String receipt = sendSource();
    JobId other = JobId.random();
    putSource(other, BodyPublishers.ofString("clip"));

    assertThat(send(manifest("Receipt " + receipt, other, "ada")).statusCode()).isEqualTo(401);
    assertThat(send(manifest("Receipt " + receipt, id, "bob")).statusCode()).isEqualTo(404);
  }

  @Test
  void aReceiptOpensNoOtherDoor() {
    String receipt = sendSource();

    HttpRequest.Builder again =
        request("/uploads/" + id + "/source", "ada")
            .setHeader("Authorization", "Receipt " + receipt)
            .PUT(BodyPublishers.ofString("another clip"));
    assertThat(send(again).statusCode()).isEqualTo(401);
  }

  @Test
  void aReceiptGrowsOld() {
    ReceiptProperties quarter = new ReceiptProperties(Duration.ofMinutes(15));
    Instant stored = Instant.parse("2026-01-02T03:00:00Z");

    assertThat(quarter.covers(stored, Instant.parse("2026-01-02T03:14:59Z"))).isTrue();
    assertThat(quarter.covers(stored, Instant.parse("2026-01-02T03:15:01Z"))).isFalse();
  }

  @Test
  void aSourceOfSomebodyElseIsAsIfItWereNotThere() {
    sendSource();

    assertThat(send(request("/uploads/" + id, "bob").DELETE()).statusCode()).isEqualTo(404);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).containsExactly(ObjectKeys.raw(id));
  }

  private String sendSource() {
    HttpResponse<String> answer = putSource(id, BodyPublishers.ofString("clip"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).get("receipt").asString();
  }

  private HttpRequest.Builder manifest(String authorization, JobId path, String owner) {
    JobManifest manifest =
        new JobManifest(
            JobManifest.SCHEMA,
            path,
            new AccountId(owner),
            new TranscodeRequest("mp3", "ada@example.test"),
            new SourceMedia("clip.mov", 4, ObjectKeys.raw(path)),
            Instant.parse("2026-01-02T03:04:05.678Z"),
            1);
    return request("/uploads/" + path + "/manifest", owner)
        .setHeader("Authorization", authorization)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(JSON.writeValueAsString(manifest)));
  }

  private HttpRequest.Builder delete(String authorization, JobId path) {
    return request("/uploads/" + path, "ada").setHeader("Authorization", authorization).DELETE();
  }

  @SuppressWarnings("JavaUtilDate") // The JOSE library knows no other type.
  private static String expiredToken() {
    Instant past = Instant.now().minusSeconds(3600);
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder(ISSUER.claims("ada", "jobs:read jobs:write"));
    return ISSUER.token(
        claims
            .issueTime(Date.from(past))
            .notBeforeTime(Date.from(past))
            .expirationTime(Date.from(past.plusSeconds(600)))
            .build());
  }
}

package org.mediatranscoder.upload.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class SourceTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();

  private final JobId id = JobId.random();

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000, 5 * MIB - 1, 5 * MIB, 5 * MIB + 1, 15 * MIB, 20 * MIB})
  void aFileArrivesWholeWhateverItsLength(int length) {
    byte[] file = bytes(length);
    arrived(putSource(id, BodyPublishers.ofByteArray(file)), file);
  }

  @Test
  void aFileOfUnknownLengthArrivesWhole() {
    byte[] file = bytes(17 * MIB);
    arrived(putSource(id, chunked(file)), file);
  }

  @Test
  void withoutASecondBufferAFileArrivesWholeToo() throws IOException {
    byte[] file = bytes(17 * MIB);
    try (RawClient one = beginSource(JobId.random(), "Content-Length: " + 18 * MIB);
        RawClient other = beginSource(JobId.random(), "Content-Length: " + 18 * MIB)) {
      one.send(bytes(6 * MIB));
      other.send(bytes(6 * MIB));
      arrived(putSource(id, BodyPublishers.ofByteArray(file)), file);
    }
  }

  @Test
  void aBodyThatCallsItselfAFormIsStillAFile() {
    byte[] file = "format=mp3&email=a".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    arrived(
        send(
            request("/uploads/" + id + "/source", "ada")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofByteArray(file))),
        file);
  }

  @Test
  void anEmptyFileIsRefused() {
    refused(putSource(id, BodyPublishers.noBody()), 400, "file-empty");
    refused(putSource(id, chunked(new byte[0])), 400, "file-empty");
  }

  @Test
  void aFileThatAnnouncesTooMuchIsRefusedBeforeItComes() throws IOException {
    try (RawClient client = beginSource(id, "Content-Length: " + (20 * MIB + 1))) {
      assertThat(client.answer()).startsWith("HTTP/1.1 413").contains("upload-too-large");
    }
    nothingIsLeft();
  }

  @Test
  void aFileThatTurnsOutTooLargeIsRefusedAndTakenAway() {
    refused(putSource(id, chunked(bytes(20 * MIB + 1))), 413, "upload-too-large");
  }

  @Test
  void aClientThatGoesAwayLeavesNothing() throws IOException {
    try (RawClient client = beginSource(id, "Content-Length: " + 18 * MIB)) {
      client.send(bytes(9 * MIB));
      await().until(() -> S3.openMultipartUploads().contains(ObjectKeys.raw(id)));
    }
    await().atMost(Duration.ofSeconds(20)).untilAsserted(this::nothingIsLeft);
  }

  @Test
  void aClientThatGoesAwayWhilePartsAreSentLeavesNoneOfThem() throws Exception {
    for (int i = 0; i < 8; i++) {
      try (RawClient client = beginSource(id, "Content-Length: " + 19 * MIB)) {
        client.send(bytes(18 * MIB));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> S3.openMultipartUploads().isEmpty());
    }
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(this::nothingIsLeft);
  }

  @Test
  void aClientThatGoesAwayInAChunkLeavesNothing() throws IOException {
    try (RawClient client = beginSource(id, "Transfer-Encoding: chunked")) {
      client.sendChunk(bytes(9 * MIB));
      await().until(() -> S3.openMultipartUploads().contains(ObjectKeys.raw(id)));
    }
    await().atMost(Duration.ofSeconds(20)).untilAsserted(this::nothingIsLeft);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 9 * MIB})
  void aBodyThatIsShorterThanAnnouncedIsRefused(int length) throws IOException {
    try (RawClient client = beginSource(id, "Content-Length: " + 10 * MIB)) {
      client.send(bytes(length));
      client.endEarly();
      assertThat(client.answer()).startsWith("HTTP/1.1 400").contains("upload-incomplete");
    }
    nothingIsLeft();
  }

  @Test
  void aChunkedBodyWithoutItsEndIsRefused() throws IOException {
    try (RawClient client = beginSource(id, "Transfer-Encoding: chunked")) {
      client.sendChunk(bytes(1000));
      client.endEarly();
      assertThat(client.answer()).startsWith("HTTP/1.1 400").contains("upload-incomplete");
    }
    nothingIsLeft();
  }

  @Test
  void aClientThatStandsStillIsGivenUp() throws IOException {
    try (RawClient client = beginSource(id, "Content-Length: " + 18 * MIB)) {
      client.send(bytes(9 * MIB));
      assertThat(client.answer()).startsWith("HTTP/1.1 400").contains("upload-incomplete");
    }
    nothingIsLeft();
  }

  @Test
  void aTrickleIsEndedAndLeavesNothing() throws IOException {
    try (RawClient client = beginSource(id, "Transfer-Encoding: chunked")) {
      client.sendChunk(bytes(20_000)); // By now it has a buffer.
      assertThat(trickle(client)).startsWith("HTTP/1.1 400").contains("upload-too-slow");
    }
    nothingIsLeft();
  }

  @Test
  void uploadsThatHaveSentNextToNothingKeepNobodyElseFromABuffer() throws IOException {
    List<RawClient> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) { // There are four buffers.
        RawClient client = beginSource(JobId.random(), "Content-Length: " + 18 * MIB);
        client.send(bytes(1));
        idle.add(client);
      }
      byte[] file = bytes(6 * MIB);
      arrived(putSource(id, BodyPublishers.ofByteArray(file)), file);
    } finally {
      for (RawClient client : idle) {
        client.close();
      }
    }
  }

  /** One byte every fifth of a second, until the answer comes. */
  private static String trickle(RawClient client) throws IOException {
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return client.answer();
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
    for (int sent = 0; sent < 100 && !answer.isDone(); sent++) {
      client.sendChunk(bytes(1));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void anIdThatIsNoneOfOursIsNotFound() {
    HttpResponse<String> answer =
        send(request("/uploads/..%2Fx/source", "ada").PUT(BodyPublishers.ofString("x")));
    assertThat(answer.statusCode()).isIn(400, 404);
    answer = send(request("/uploads/1/source", "ada").PUT(BodyPublishers.ofString("x")));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("job-not-found");
  }

  @Test
  void aTokenThatMayOnlyReadIsNotEnough() {
    HttpResponse<String> answer =
        send(
            request("/uploads/" + id + "/source", "ada")
                .setHeader("Authorization", "Bearer " + ISSUER.token("ada", "jobs:read"))
                .PUT(BodyPublishers.ofString("x")));
    refused(answer, 403, "scope-missing");
  }

  private void arrived(HttpResponse<String> answer, byte[] file) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body())
        .contains("\"key\":\"" + ObjectKeys.raw(id) + "\"")
        .contains("\"sizeBytes\":" + file.length)
        .contains("\"crc32c\":\"" + Crc32c.of(file) + "\"");
    byte[] stored =
        S3.client()
            .getObjectAsBytes(get -> get.bucket(S3.bucket()).key(ObjectKeys.raw(id)))
            .asByteArray();
    assertThat(stored).isEqualTo(file);
    assertThat(S3.openMultipartUploads()).doesNotContain(ObjectKeys.raw(id));
  }

  private void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    nothingIsLeft();
  }

  private void nothingIsLeft() {
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
    assertThat(S3.openMultipartUploads()).doesNotContain(ObjectKeys.raw(id));
    assertThat(S3.partFiles(id.toString())).isEmpty();
  }

  private static BodyPublisher chunked(byte[] file) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file));
  }
}

package org.mediatranscoder.upload.resumable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResumableTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();

  private final JobId id = JobId.random();

  @Autowired private RedisLink redis;

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @AfterEach
  void end() {
    send(request("/uploads/" + id, "ada").DELETE());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1000, 300",
    "5242880, 5242880",
    "5242881, 5242880",
    "17825792, 5242879",
    "17825792, 6000000",
    "17825792, 17825792",
  })
  void theFileIsWholeHoweverItIsCutIntoRequests(int length, int piece) {
    byte[] file = bytes(length);
    begin(length);
    JsonNode state = state();
    for (int offset = 0; offset < length; offset += piece) {
      assertThat(state.get("offset").asInt()).isEqualTo(offset);
      assertThat(state.hasNonNull("source")).isFalse();
      state = appended(offset, Arrays.copyOfRange(file, offset, Math.min(length, offset + piece)));
    }
    assertThat(state.get("offset").asInt()).isEqualTo(length);
    isStored(file);
    ((ObjectNode) state).putNull("received");
    assertThat(state()).as("asked again").isEqualTo(state);
  }

  /** A tail, then parts, then a tail again: with none of them is the checksum begun anew. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5 * MIB - 1, 5 * MIB, 5 * MIB + 1, 12 * MIB})
  void aFileWhoseChecksumWasLostIsWholeAndHasNone(int before) {
    byte[] file = bytes(18 * MIB);
    begin(file.length);
    appended(0, Arrays.copyOf(file, before));
    var _ = redis.commands().del("upload-writer:" + id + ":checksums");

    appended(before, Arrays.copyOfRange(file, before, 17 * MIB));
    JsonNode state = appended(17 * MIB, Arrays.copyOfRange(file, 17 * MIB, file.length));

    assertThat(state.get("source").hasNonNull("sizeBytes")).isTrue();
    assertThat(state.get("source").hasNonNull("crc32c")).isFalse();
  }

  @Test
  void eachRequestIsToldTheChecksumOfItsOwnBytes() {
    byte[] file = bytes(7 * MIB);
    begin(file.length);
    byte[] first = Arrays.copyOf(file, 6 * MIB);
    byte[] second = Arrays.copyOfRange(file, 6 * MIB, file.length);

    assertThat(appended(0, first).get("received").asString())
        .isEqualTo(Crc32c.of(first).toString());
    assertThat(appended(6 * MIB, second).get("received").asString())
        .isEqualTo(Crc32c.of(second).toString());
    assertThat(state().hasNonNull("received")).isFalse();
    assertThat(redis.commands().keys("upload-writer:" + id + ":checksums")).isEmpty();
  }

  @Test
  void whatCameBeforeTheLineBrokeIsKept() throws IOException {
    byte[] file = bytes(18 * MIB);
    begin(file.length);
    try (RawClient client = beginPatch(0, "Content-Length: " + file.length)) {
      client.send(Arrays.copyOf(file, 8 * MIB));
      client.endEarly();
      assertThat(client.answer()).contains("upload-incomplete");
    }

    assertThat(state().get("offset").asInt()).isEqualTo(8 * MIB);
    appended(8 * MIB, Arrays.copyOfRange(file, 8 * MIB, file.length));
    isStored(file);
  }

  @Test
  void whoAsksHowFarItIsEndsARequestThatHangs() throws IOException {
    byte[] file = bytes(7 * MIB);
    begin(file.length);
    try (RawClient hangs = beginPatch(0, "Content-Length: " + file.length)) {
      hangs.send(Arrays.copyOf(file, 6 * MIB));
      await().atMost(Duration.ofSeconds(10)).until(() -> state().get("offset").asInt() == 5 * MIB);

      hangs.send(Arrays.copyOfRange(file, 6 * MIB, file.length));
      assertThat(hangs.answer()).startsWith("HTTP/1.1 409").contains("upload-taken-over");
    }
    appended(5 * MIB, Arrays.copyOfRange(file, 5 * MIB, file.length));
    isStored(file);
  }

  @ParameterizedTest
  @CsvSource({"SHA-1, sha1", "SHA-256, sha256"})
  void bytesWithTheirChecksumAreTaken(String algorithm, String name) throws Exception {
    byte[] file = bytes(12 * MIB);
    begin(file.length);

    good(append(0, Arrays.copyOf(file, 7 * MIB), algorithm, name, 7 * MIB));
    assertThat(state().get("offset").asInt()).isEqualTo(7 * MIB);
    good(append(7 * MIB, Arrays.copyOfRange(file, 7 * MIB, file.length), algorithm, name, 5 * MIB));

    isStored(file);
  }

  /** Parts that S3 has of it already count neither now nor when fewer follow. */
  @ParameterizedTest
  @CsvSource({"1000, 300", "18874368, 0", "18874368, 1000", "18874368, 6291456"})
  void nothingIsKeptOfBytesThatAreNotThoseOfTheirChecksum(int length, int before) throws Exception {
    byte[] file = bytes(length);
    begin(length);
    if (before > 0) {
      appended(0, Arrays.copyOf(file, before));
    }
    byte[] wrong = Arrays.copyOfRange(file, before, length);
    wrong[wrong.length - 1]++;

    HttpResponse<String> answer = append(before, wrong, "SHA-256", "sha256", wrong.length - 1);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(460);
    assertThat(answer.body()).contains("upload-checksum-mismatch");
    assertThat(state().get("offset").asInt()).isEqualTo(before);

    int middle = before + (length - before) / 3;
    appended(before, Arrays.copyOfRange(file, before, middle));
    assertThat(state().get("offset").asInt()).isEqualTo(middle);
    good(
        append(
            middle,
            Arrays.copyOfRange(file, middle, length - 1),
            "SHA-1",
            "sha1",
            length - 1 - middle));
    assertThat(state().get("offset").asInt()).isEqualTo(length - 1);
    appended(length - 1, Arrays.copyOfRange(file, length - 1, length));
    isStored(file);
  }

  @Test
  void nothingIsKeptOfBytesWithAChecksumThatBreakOff() throws IOException {
    byte[] file = bytes(18 * MIB);
    begin(file.length);
    String checksum = "Upload-Checksum: sha1 " + "A".repeat(27) + "=";
    try (RawClient client = beginPatch(0, checksum + "\r\nContent-Length: " + file.length)) {
      client.send(Arrays.copyOf(file, 8 * MIB));
      client.endEarly();
      assertThat(client.answer()).contains("upload-incomplete");
    }

    assertThat(state().get("offset").asInt()).isZero();
    appended(0, file);
    isStored(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5 AAAA", "sha1", "sha1 AAAA", "sha1 !", "", "sha1 A B"})
  void aChecksumThatIsNoneIsRefused(String header) {
    begin(100);

    HttpResponse<String> answer =
        send(
            request(path(), "ada")
                .header("Upload-Offset", "0")
                .header("Upload-Checksum", header)
                .method("PATCH", BodyPublishers.ofByteArray(bytes(100))));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("upload-checksum-invalid");
    assertThat(state().get("offset").asInt()).isZero();
  }

  /**
   * @param counted how many of the bytes the checksum is of
   */
  private HttpResponse<String> append(
      int offset, byte[] bytes, String algorithm, String name, int counted) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(Arrays.copyOf(bytes, counted));
    return send(
        request(path(), "ada")
            .header("Upload-Offset", "" + offset)
            .header("Upload-Checksum", name + " " + Base64.getEncoder().encodeToString(digest))
            .method("PATCH", BodyPublishers.ofByteArray(bytes)));
  }

  @Test
  void bytesFromAnotherPlaceAreRefused() {
    begin(100);
    appended(0, bytes(40));

    HttpResponse<String> gap = append(41, bytes(59));
    HttpResponse<String> twice = append(0, bytes(40));

    assertThat(gap.statusCode()).as(gap.body()).isEqualTo(409);
    assertThat(twice.statusCode()).as(twice.body()).isEqualTo(409);
    assertThat(state().get("offset").asInt()).isEqualTo(40);
  }

  @Test
  void moreThanWasAnnouncedIsRefused() {
    begin(100);

    HttpResponse<String> answer = append(0, bytes(101));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    assertThat(state().get("offset").asInt()).isZero();
    assertThat(S3.keys(ObjectKeys.raw(id))).isEmpty();
  }

  @Test
  void anUploadThatIsEndedLeavesNothing() {
    begin(20 * MIB);
    appended(0, bytes(7 * MIB));

    HttpResponse<String> answer = send(request("/uploads/" + id, "ada").DELETE());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
    assertThat(S3.openMultipartUploads()).doesNotContain(ObjectKeys.raw(id));
    assertThat(send(request(path(), "ada").GET()).statusCode()).isEqualTo(404);
  }

  private void begin(long length) {
    HttpResponse<String> answer =
        send(
            request(path(), "ada")
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofString(
                        """
                        {"lengthBytes": %d, "fileName": "clip.mov", "metadata": "",
                         "request": {"format": "mp3", "email": "ada@example.test"}}
                        """
                            .formatted(length))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private JsonNode state() {
    return good(send(request(path(), "ada").GET()));
  }

  private JsonNode appended(int offset, byte[] bytes) {
    return good(append(offset, bytes));
  }

  private HttpResponse<String> append(int offset, byte[] bytes) {
    return send(
        request(path(), "ada")
            .header("Upload-Offset", "" + offset)
            .method("PATCH", BodyPublishers.ofByteArray(bytes)));
  }

  private RawClient beginPatch(int offset, String lengthHeader) throws IOException {
    return begin("PATCH " + path(), "Upload-Offset: " + offset + "\r\n" + lengthHeader);
  }

  private static JsonNode good(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private void isStored(byte[] file) {
    byte[] stored =
        S3.client()
            .getObjectAsBytes(get -> get.bucket(S3.bucket()).key(ObjectKeys.raw(id)))
            .asByteArray();
    assertThat(Arrays.equals(stored, file)).as("the same bytes").isTrue();
    assertThat(state().at("/source/crc32c").asString()).isEqualTo(Crc32c.of(file).toString());
    assertThat(S3.keys(ObjectKeys.rawPrefix(id)))
        .containsExactlyInAnyOrder(ObjectKeys.raw(id), ObjectKeys.upload(id));
    assertThat(S3.openMultipartUploads()).doesNotContain(ObjectKeys.raw(id));
  }

  private String path() {
    return "/uploads/" + id + "/resumable";
  }
}

package org.mediatranscoder.upload.resumable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResumableTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();

  private final JobId id = JobId.random();

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
    assertThat(state()).as("asked again").isEqualTo(state);
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
      assertThat(hangs.answer()).startsWith("HTTP/1.1 409").contains("upload-offset-wrong");
    }
    appended(5 * MIB, Arrays.copyOfRange(file, 5 * MIB, file.length));
    isStored(file);
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
    assertThat(S3.keys(ObjectKeys.rawPrefix(id)))
        .containsExactlyInAnyOrder(ObjectKeys.raw(id), ObjectKeys.upload(id));
    assertThat(S3.openMultipartUploads()).doesNotContain(ObjectKeys.raw(id));
  }

  private String path() {
    return "/uploads/" + id + "/resumable";
  }
}

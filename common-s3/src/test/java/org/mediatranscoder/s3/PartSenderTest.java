package org.mediatranscoder.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.testsupport.S3TestServer;
import software.amazon.awssdk.services.s3.model.S3Exception;

class PartSenderTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final int PART = 5 * 1024 * 1024;

  private final Bucket bucket = new Bucket(S3.client(), S3.bucket());
  private final String key = "part-sender-test/" + UUID.randomUUID();
  private final MultipartUpload object = bucket.begin(key, "audio/wav", Map.of());

  @AfterEach
  void clean() {
    bucket.deleteAll(key);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void partsMakeTheObjectInTheirOrderHoweverManyAreOnTheirWay(int buffers) {
    byte[] content = new byte[4 * PART + 7];
    new Random(buffers).nextBytes(content);

    try (PartSender sender = new PartSender(object, buffers(buffers))) {
      send(sender, content);
      sender.complete();
      assertThat(sender.sent()).isEqualTo(content.length);
    }

    assertThat(S3.client().getObjectAsBytes(get -> get.bucket(S3.bucket()).key(key)).asByteArray())
        .isEqualTo(content);
    assertThat(S3.openMultipartUploads()).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aPartThatFailsEndsTheObject(int buffers) {
    object.abort();

    try (PartSender sender = new PartSender(object, buffers(buffers))) {
      assertThatThrownBy(
              () -> {
                send(sender, new byte[2 * PART]);
                sender.complete();
              })
          .isInstanceOf(S3Exception.class);
    }

    assertThat(S3.keys(key)).isEmpty();
  }

  @Test
  void onceItIsClosedNoPartComesToAnUploadThatIsAborted() {
    object.abort();
    for (int i = 0; i < 15; i++) {
      MultipartUpload broken = bucket.begin(key + i, "audio/wav", Map.of());
      try (PartSender sender = new PartSender(broken, buffers(3))) {
        send(sender, new byte[3 * PART]);
        await().pollDelay(Duration.ofMillis(20L * i)).until(() -> true);
      }
      broken.abort();
    }

    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(S3.partFiles(key)).isEmpty());
  }

  private static List<byte[]> buffers(int count) {
    return Stream.generate(() -> new byte[PART]).limit(count).toList();
  }

  private static void send(PartSender sender, byte[] content) {
    ByteArrayInputStream in = new ByteArrayInputStream(content);
    while (in.available() > 0) {
      byte[] buffer = sender.buffer();
      sender.send(buffer, in.readNBytes(buffer, 0, buffer.length));
    }
  }
}

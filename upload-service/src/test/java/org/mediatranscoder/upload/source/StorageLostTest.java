package org.mediatranscoder.upload.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** S3 is killed (SIGKILL) while a file comes in. */
@DirtiesContext
class StorageLostTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.start();

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @AfterAll
  static void stopStorage() {
    S3.close();
  }

  @Test
  void theUploadEndsWith503AndNothingIsLeftOnceTheStoreIsBack() throws IOException {
    JobId id = JobId.random();
    try (RawClient client = beginSource(id, "Content-Length: " + 18 * MIB)) {
      client.send(bytes(9 * MIB));
      await().until(() -> S3.openMultipartUploads().contains(ObjectKeys.raw(id)));
      S3.kill();
      client.send(bytes(9 * MIB));
      assertThat(client.answer()).startsWith("HTTP/1.1 503").contains("storage-unavailable");
    }
    S3.startAgain();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(S3.openMultipartUploads()).isEmpty();
              assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
            });
    assertThat(putSource(id, BodyPublishers.ofByteArray(bytes(9 * MIB))).statusCode())
        .isEqualTo(201);
  }
}

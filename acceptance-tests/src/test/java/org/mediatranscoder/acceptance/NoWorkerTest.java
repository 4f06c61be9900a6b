package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.TestIssuer;

/** api-gateway and upload-service as they are deployed, on an empty Redis: no worker ever ran. */
class NoWorkerTest {

  @TempDir Path folder;

  @Test
  void aStackOnWhichNoWorkerEverRanAcceptsAnUploadAlsoAfterRedisLostEverything() throws Exception {
    try (RedisTestServer redis = RedisTestServer.start();
        ServiceProcess uploads = service("upload-service", redis, Map.of());
        ServiceProcess gateway =
            service(
                "api-gateway",
                redis,
                Map.of(
                    "transcoder.upload.base-url",
                    uploads.address().toString(),
                    "transcoder.links.keys",
                    "1:long-enough-for-a-key-of-hmac-sha-256"))) {
      TranscoderApi api =
          new TranscoderApi(gateway.address(), () -> TestIssuer.shared().token("ada"));
      Path tone = Media.tone(folder.resolve("tone.wav"), 1);

      assertThat(api.getJson("/formats").get("formats")).isNotEmpty();
      String first = api.upload(tone, "mp3", Inbox.freshAddress());
      assertThat(api.status(first).get("queuePosition").asInt()).isZero();

      redis.kill();
      redis.startAgain();

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> api.get("/jobs").statusCode() == 200);
      assertThat(api.getJson("/formats").get("formats")).isNotEmpty();
      String second = api.upload(tone, "mp3", Inbox.freshAddress());
      assertThat(api.status(second).get("status").asString()).isEqualTo("PENDING");
    }
  }

  private ServiceProcess service(String name, RedisTestServer redis, Map<String, String> more)
      throws Exception {
    Map<String, String> settings = new HashMap<>(more);
    Stream.of(
            redis.properties(),
            S3TestServer.shared().properties(),
            TestIssuer.shared().properties())
        .forEach(settings::putAll);
    return ServiceProcess.start(name, folder, settings);
  }
}

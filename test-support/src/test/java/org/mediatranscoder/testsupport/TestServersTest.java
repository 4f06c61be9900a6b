package org.mediatranscoder.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** What the tests of all modules lean on. */
class TestServersTest {

  @Test
  void redisComesUpAndComesBackAfterACrash() {
    try (RedisTestServer redis = RedisTestServer.start()) {
      redis.flush();
      redis.kill();
      redis.startAgain();
      redis.flush();
    }
  }

  @Test
  void filesInS3SurviveACrash() {
    try (S3TestServer s3 = S3TestServer.start()) {
      s3.client().putObject(put -> put.bucket(s3.bucket()).key("a/b"), RequestBody.fromString("x"));
      s3.kill();
      s3.startAgain();
      assertThat(s3.keys("a/")).containsExactly("a/b");
      assertThat(s3.openMultipartUploads()).isEmpty();
    }
  }

  @Test
  void ffmpegMakesWhatTheSamplesPromise() throws Exception {
    Duration second = Duration.ofSeconds(1);
    assertThat(streams(SampleMedia.videoWithAudio(second))).containsExactly("video", "audio");
    assertThat(streams(SampleMedia.videoOnly(second))).containsExactly("video");
    assertThat(streams(SampleMedia.audioOnly(second))).containsExactly("audio");
    assertThat(streams(SampleMedia.truncated())).isEmpty();
    assertThat(streams(SampleMedia.notMedia())).isEmpty();
  }

  @Test
  void theMailServerStartsAgainOnItsPort() {
    try (MailTestServer mail = MailTestServer.start()) {
      int port = mail.port();
      assertThat(port).isPositive();
      mail.stop();
      mail.startAgain();
      assertThat(mail.port()).isEqualTo(port);
      assertThat(mail.received()).isEmpty();
    }
  }

  private static List<String> streams(Path file) throws IOException, InterruptedException {
    Path out = Files.createTempFile("streams", ".txt");
    Process probe =
        new ProcessBuilder(
                "ffprobe",
                "-v",
                "quiet",
                "-show_entries",
                "stream=codec_type",
                "-of",
                "csv=p=0",
                file.toString())
            .redirectOutput(out.toFile())
            .start();
    assertThat(probe.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(out, StandardCharsets.UTF_8);
    Files.delete(out);
    return text.lines().filter(line -> !line.isBlank()).toList();
  }
}

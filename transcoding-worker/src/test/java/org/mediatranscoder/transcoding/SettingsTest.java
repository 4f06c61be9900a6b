package org.mediatranscoder.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

  private static final List<String> GOOD = List.of("--transcoder.s3.bucket=media");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transcoder.s3.bucket= | transcoder.s3.bucket (environment variable TRANSCODER_S3_BUCKET) is missing
          transcoder.worker.limits.threads=0 | transcoder.worker.limits.threads (environment variable TRANSCODER_WORKER_LIMITS_THREADS) must be greater than 0
          transcoder.queue.server=mail | transcoder.queue.server (environment variable TRANSCODER_QUEUE_SERVER) is "mail", which is not one of transcode, notify
          """)
  void withAWrongOrMissingSettingTheServiceSaysWhichAndStops(
      String setting, String complaint, CapturedOutput output) {
    assertThatThrownBy(
            () -> SpringApplication.run(TranscodingWorkerApplication.class, arguments(setting)))
        .isNotNull();

    assertThat(output.getAll().lines().filter(line -> line.contains("ERROR")))
        .singleElement()
        .asString()
        .contains("Cannot start: Setting " + complaint);
  }

  private static String[] arguments(String setting) {
    String name = "--" + setting.substring(0, setting.indexOf('=') + 1);
    return Stream.concat(
            GOOD.stream().filter(good -> !good.startsWith(name)),
            Stream.of("--" + setting, "--server.port=0"))
        .toArray(String[]::new);
  }
}

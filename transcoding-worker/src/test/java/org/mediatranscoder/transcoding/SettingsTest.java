package org.mediatranscoder.transcoding;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.testsupport.RefusedSetting;
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
    RefusedSetting.check(
        arguments -> SpringApplication.run(TranscodingWorkerApplication.class, arguments),
        GOOD,
        setting,
        complaint,
        output::getAll);
  }
}

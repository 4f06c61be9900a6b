package org.mediatranscoder.upload;

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
          transcoder.upload.max-concurrent=0 | transcoder.upload.max-concurrent (environment variable TRANSCODER_UPLOAD_MAXCONCURRENT) must be greater than 0
          transcoder.upload.part-size=1MB | transcoder.upload.* (environment variable TRANSCODER_UPLOAD_*): part-size must be 5 MB
          """)
  void withAWrongOrMissingSettingTheServiceSaysWhichAndStops(
      String setting, String complaint, CapturedOutput output) {
    RefusedSetting.check(
        arguments -> SpringApplication.run(UploadServiceApplication.class, arguments),
        GOOD,
        setting,
        complaint,
        output::getAll);
  }
}

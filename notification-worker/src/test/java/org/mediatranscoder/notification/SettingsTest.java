package org.mediatranscoder.notification;

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

  private static final List<String> GOOD =
      List.of(
          "--transcoder.links.keys=1:only-for-tests-only-for-tests-only-for-tests",
          "--transcoder.s3.bucket=media");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transcoder.links.keys= | transcoder.links.keys (environment variable TRANSCODER_LINKS_KEYS) is missing
          transcoder.mail.from=nobody at all@ | transcoder.mail.from (environment variable TRANSCODER_MAIL_FROM): transcoder.mail.from is no mail address
          """)
  void withAWrongOrMissingSettingTheServiceSaysWhichAndStops(
      String setting, String complaint, CapturedOutput output) {
    RefusedSetting.check(
        arguments -> SpringApplication.run(NotificationWorkerApplication.class, arguments),
        GOOD,
        setting,
        complaint,
        output::getAll);
  }
}

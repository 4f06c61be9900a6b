package org.mediatranscoder.ui;

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

  private static final List<String> GOOD = List.of("--transcoder.ui.client-secret=only-for-tests");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transcoder.ui.client-secret= | transcoder.ui.client-secret (environment variable TRANSCODER_UI_CLIENTSECRET) is missing
          transcoder.ui.token-reserve=soon | transcoder.ui.token-reserve (environment variable TRANSCODER_UI_TOKENRESERVE) is "soon", which is not a time
          """)
  void withAWrongOrMissingSettingTheServiceSaysWhichAndStops(
      String setting, String complaint, CapturedOutput output) {
    RefusedSetting.check(
        arguments -> SpringApplication.run(ClientUiApplication.class, arguments),
        GOOD,
        setting,
        complaint,
        output::getAll);
  }
}

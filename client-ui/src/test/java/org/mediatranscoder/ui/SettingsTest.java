package org.mediatranscoder.ui;

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
    assertThatThrownBy(() -> SpringApplication.run(ClientUiApplication.class, arguments(setting)))
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

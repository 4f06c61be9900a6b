package org.mediatranscoder.gateway;

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
          transcoder.links.keys=hush | transcoder.links.keys (environment variable TRANSCODER_LINKS_KEYS): A key in
          transcoder.upload.max-size=much | transcoder.upload.max-size (environment variable TRANSCODER_UPLOAD_MAXSIZE) is "much", which is not a size
          transcoder.redis.uri=nowhere | transcoder.redis.uri (environment variable TRANSCODER_REDIS_URI): transcoder.redis.uri is no address
          """)
  void withAWrongOrMissingSettingTheServiceSaysWhichAndStops(
      String setting, String complaint, CapturedOutput output) {
    assertThatThrownBy(() -> SpringApplication.run(ApiGatewayApplication.class, arguments(setting)))
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

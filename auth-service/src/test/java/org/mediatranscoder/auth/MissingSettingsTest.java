package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MissingSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "transcoder.auth.clients.ui-secret,'',is missing",
    "transcoder.auth.clients.ui-secret,too-short,is too short",
    "transcoder.links.keys,'',is missing",
    "transcoder.auth.key-encryption-secret,'',is missing",
    "transcoder.auth.key-encryption-secret,too-short,is too short"
  })
  void withoutAGoodSecretTheServiceSaysWhichAndStops(
      String property, String value, String complaint, CapturedOutput output) {
    Map<String, Object> settings = new HashMap<>(TestWorld.infrastructure());
    settings.put(property, value);

    assertThatThrownBy(() -> AuthInstance.start(0, 8082, settings)).isNotNull();

    assertThat(output.getAll())
        .containsPattern(
            "Cannot start: Setting "
                + property
                + " \\(environment variable [A-Z_]+\\) "
                + complaint);
    assertThat(output.getAll()).doesNotContain("too-short");
  }
}

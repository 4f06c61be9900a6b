package org.mediatranscoder.web.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

@ExtendWith(OutputCaptureExtension.class)
class SettingFailureTest {

  private static final Map<String, String> GOOD = Map.of("probe.name", "a", "probe.keys", "1:x");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          probe.name=           | Setting probe.name (environment variable PROBE_NAME) is missing.
          probe.keys=           | Setting probe.keys (environment variable PROBE_KEYS) is missing.
          probe.max-count=0     | Setting probe.max-count (environment variable PROBE_MAXCOUNT) must be greater than 0.
          probe.max-count=ten   | Setting probe.max-count (environment variable PROBE_MAXCOUNT) is "ten", which is not a whole number.
          probe.pause=soon      | Setting probe.pause (environment variable PROBE_PAUSE) is "soon", which is not a time with a unit, such as 30s.
          probe.room=much       | Setting probe.room (environment variable PROBE_ROOM) is "much", which is not a size with a unit, such as 10MB.
          probe.unit=weeks      | Setting probe.unit (environment variable PROBE_UNIT) is "weeks", which is not one of nanoseconds, microseconds, milliseconds, seconds, minutes, hours, days.
          probe.deep.place=a b  | Setting probe.deep.place (environment variable PROBE_DEEP_PLACE) is "a b", which is not an address.
          probe.name=forbidden  | Setting probe.name (environment variable PROBE_NAME): probe.name must not be that.
          probe.secret=hush     | Setting probe.secret (environment variable PROBE_SECRET) is too short: 16 characters at least.
          probe.keys[0]=hush    | Setting probe.* (environment variable PROBE_*): a key is id:secret.
          """)
  void aServiceThatCannotStartSaysInOneLineWhichSettingIsInItsWay(
      String setting, String line, CapturedOutput output) {
    assertThatThrownBy(() -> start(setting)).isNotNull();

    assertThat(output.getAll().lines().filter(said -> said.contains("ERROR")))
        .singleElement()
        .asString()
        .endsWith("Cannot start: " + line + " docs/configuration.md says what is wanted.");
    assertThat(output.getAll()).doesNotContain("hush", "APPLICATION FAILED", "Exception");
  }

  private static void start(String setting) {
    SpringApplication application =
        new SpringApplicationBuilder(Probe.class).web(WebApplicationType.NONE).build();
    List<String> all = new ArrayList<>();
    GOOD.entrySet().stream()
        .filter(good -> !setting.startsWith(good.getKey()))
        .forEach(good -> all.add("--" + good.getKey() + "=" + good.getValue()));
    all.add("--" + setting);
    all.add("--spring.config.import=classpath:org/mediatranscoder/web/service.yml");
    all.add("--logging.level.org.springframework.context.annotation=ERROR");
    all.add("--transcoder.jwt.enabled=false");
    application.run(all.toArray(String[]::new)).close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ProbeProperties.class)
  static class Probe {}

  @Validated
  @ConfigurationProperties("probe")
  record ProbeProperties(
      @NotBlank String name,
      @NotEmpty List<String> keys,
      @DefaultValue("1") @Positive int maxCount,
      @DefaultValue("1s") Duration pause,
      @DefaultValue("1KB") DataSize room,
      @DefaultValue("days") TimeUnit unit,
      @Nullable String secret,
      @DefaultValue Deep deep) {

    ProbeProperties {
      if ("forbidden".equals(name)) {
        throw new IllegalArgumentException("probe.name must not be that");
      }
      if (keys != null && keys.contains("hush")) {
        throw new IllegalArgumentException("a key is id:secret");
      }
      if (secret != null) {
        InvalidSettingException.requireSecret("probe.secret", secret, 16);
      }
    }

    record Deep(@Nullable URI place) {}
  }
}

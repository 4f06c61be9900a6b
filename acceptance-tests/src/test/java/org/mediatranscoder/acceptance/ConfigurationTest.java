package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @Test
  void theTableOfSettingsIsWhatTheServicesSay() throws IOException {
    CommandLine script =
        new CommandLine(Path.of("").toAbsolutePath(), Map.of("TRANSCODER_BUILD", "skip"));

    String said = script.run(Duration.ofMinutes(2), "settings").succeeded().output();

    assertThat(Files.readString(REPOSITORY.resolve("docs/configuration.md")))
        .as("docs/configuration.md is stale: ./transcoder settings > docs/configuration.md")
        .isEqualTo(said);
  }

  @Test
  void everySettingSaysWhatItMeans() throws IOException {
    assertThat(Files.readAllLines(REPOSITORY.resolve("docs/configuration.md")))
        .filteredOn(line -> line.startsWith("| `"))
        .hasSizeGreaterThan(100)
        .allSatisfy(line -> assertThat(line).containsPattern("\\p{L}{2,}[^|]*\\|$"));
  }

  @Test
  void aServiceWithoutARequiredSettingEndsWithOneLineAndAnExitCode() throws Exception {
    Path jar = REPOSITORY.resolve("upload-service/target/upload-service-0.1.0-SNAPSHOT.jar");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRANSCODER_"));
    Process process = builder.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(lines.getLast())
        .contains(
            "Cannot start: Setting transcoder.s3.bucket (environment variable TRANSCODER_S3_BUCKET)"
                + " is missing.");
    assertThat(lines).noneMatch(line -> line.contains("Exception"));
  }
}

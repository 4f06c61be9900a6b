package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediatranscoder.testsupport.Programs;
import org.mediatranscoder.testsupport.contract.DescribedApi;

/** The usual linters of OpenAPI find nothing in our descriptions. They need Node and npm. */
@ExtendWith(OneStack.class)
class OpenApiLintTest {

  private static final List<String> SERVICES = List.of("api-gateway", "auth-service");
  private static final Path RULES = Path.of("src/test/resources/openapi-lint");
  private static final Path FOLDER = Path.of("target/openapi-lint").toAbsolutePath();
  private static final Path LINTERS = FOLDER.resolve("node_modules/.bin");
  private static final Path INSTALLED = FOLDER.resolve("node_modules/installed.json");
  private static final Map<String, String> QUIET =
      Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

  @BeforeEach
  void describe(RunningStack stack) throws IOException {
    Files.createDirectories(FOLDER);
    for (String service : SERVICES) {
      URI description = stack.part(service).address().resolve("/v3/api-docs");
      String document = DescribedApi.read(description).document().toPrettyString();
      Files.writeString(FOLDER.resolve(service + ".json"), document);
    }
    try (Stream<Path> rules = Files.list(RULES)) {
      for (Path rule : rules.toList()) {
        Files.copy(rule, FOLDER.resolve(rule.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void redoclyFindsNothing() throws Exception {
    install();

    OutsideProgram.Outcome lint = lint("redocly", "lint");

    assertThat(lint.exitCode()).as(lint.output()).isZero();
    assertThat(lint.output()).contains("descriptions are valid").doesNotContain("warning ");
  }

  @Test
  void spectralFindsNothing() throws Exception {
    install();

    OutsideProgram.Outcome lint = lint("spectral", "lint", "--fail-severity=hint");

    assertThat(lint.exitCode()).as(lint.output()).isZero();
    assertThat(lint.output()).contains("No results");
  }

  private static OutsideProgram.Outcome lint(String linter, String... words) throws Exception {
    String[] command =
        Stream.of(
                Stream.of(LINTERS.resolve(linter).toString()),
                Stream.of(words),
                SERVICES.stream().map(service -> service + ".json"))
            .flatMap(some -> some)
            .toArray(String[]::new);
    return OutsideProgram.run(FOLDER, QUIET, Duration.ofMinutes(2), command);
  }

  /** Once for each build folder and version of the linters. */
  private static void install() throws Exception {
    Path wanted = RULES.resolve("package.json");
    if (Files.exists(INSTALLED) && Files.mismatch(INSTALLED, wanted) == -1) {
      return;
    }
    if (Programs.find("node").isEmpty() || Programs.find("npm").isEmpty()) {
      abort("No Node with npm on the PATH: Redocly and Spectral do not look at the descriptions.");
    }
    OutsideProgram.Outcome install =
        OutsideProgram.run(
            FOLDER,
            Map.of(),
            Duration.ofMinutes(5),
            "npm",
            "install",
            "--no-package-lock",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund");
    if (install.exitCode() != 0) {
      abort("npm cannot install Redocly and Spectral: " + install.output());
    }
    Files.copy(wanted, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
  }
}
